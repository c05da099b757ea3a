/** Imported before any schema is made: the page's content security policy forbids compiled ones. */
import { config } from 'zod';

config({ jitless: true });
