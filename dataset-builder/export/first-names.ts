/** First names that are common where the platform is used, for telling a person's name from a label in a literal. */
const NAMES = `
Aaron Abel Adam Adele Adrian Agnes Ahmed Aisha Alan Albert Alejandro Alessandro Alex Alexander Alexandra Ali Alice Alicia
Alison Amanda Amelia Amit Amy Ana Andrea Andreas Andrew Andy Angela Anil Anita Anja Anjali Ann Anna Anne Annette Anthony
Antonio Arjun Arthur Ashley Astrid Barbara Ben Benjamin Bernd Beth Betty Bianca Bjorn Bob Brandon Brenda Brian Bruce Bruno
Camille Carl Carla Carlos Carmen Carol Caroline Catherine Charles Charlotte Chen Chloe Chris Christian Christina Christine
Christopher Claire Clara Claude Claudia Colin Craig Cynthia Daniel Daniela Daniele David Deborah Deepak Denise Dennis Diana
Diego Dmitri Dominik Donald Donna Doris Dorothy Edward Elena Elisabeth Elizabeth Ella Emily Emma Eric Erik Erika Erin Ethan
Eva Evelyn Fatima Felix Fernando Fiona Florian Frances Francesco Francisco Frank Franz Fred Frederick Friedrich Gabriel
Gareth Gary Geoffrey Georg George Gerald Giovanni Giulia Gloria Gregory Hannah Hans Harold Harry Hassan Heather Heidi Heike
Heinz Helen Helena Helga Henrik Henry Hiroshi Holger Howard Ian Ibrahim Ines Ingrid Irene Isabel Isabella Ivan Jack Jackie
Jacob James Jan Jana Jane Janet Janine Jason Javier Jean Jeff Jeffrey Jennifer Jens Jeremy Jerry Jessica Jill Jim Joan Joao
Jochen Joe Johan Johannes John Johnny Jonas Jonathan Jorge Jose Josef Joseph Joshua Joyce Juan Judith Julia Julian Julie
Juergen Karen Karin Karl Karthik Katarina Kate Katharina Katherine Kathleen Katrin Keith Kelly Ken Kenneth Kevin Kim Klaus
Kumar Kurt Kyle Larry Lars Laura Lauren Lea Lena Leo Leon Leonardo Leslie Liam Lin Linda Lisa Logan Louis Louise Luca Lucas
Lucia Luis Lukas Lydia Manfred Manuel Marco Marcus Margaret Maria Marie Marina Mario Marion Mark Markus Marta Martha Martin
Martina Mary Mateo Mathias Matt Matthew Matthias Mei Melanie Melissa Michael Michelle Miguel Mike Mohamed Mohammed Monica
Monika Nadia Nancy Natalie Nathan Neha Nicholas Nick Nicola Nicolas Nicole Nina Noah Nora Olga Oliver Olivia Omar Oscar Otto
Pablo Pamela Patricia Patrick Paul Paula Pedro Peter Petra Philip Philipp Phillip Pierre Pooja Priya Rachel Rahul Rainer
Raj Rajesh Ralf Ralph Ramesh Raymond Rebecca Renate Ricardo Richard Rita Robert Roberto Robin Roger Roland Ronald Rosa Rose
Roy Russell Ruth Ryan Sabine Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Scott Sean Sebastian Sergei Sharon Shirley
Silke Silvia Simon Simone Sofia Sonia Sophia Sophie Stefan Stefanie Stephanie Stephen Steve Steven Stuart Sunil Sunita Susan
Susanne Suresh Sven Tanja Tara Teresa Theresa Thomas Thorsten Tim Timothy Tina Tobias Todd Tom Tomas Tony Tracy Ulrich Ursula
Uwe Valentina Vanessa Vera Veronica Victor Victoria Vijay Vikram Vincent Viktor Virginia Walter Wei Wendy Werner Wilhelm
William Wolfgang Xavier Yasmin Yolanda Yusuf Yuki Yves Zoe`;

export const FIRST_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));
