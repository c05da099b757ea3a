/** Says something to a screen reader, once. */
export function announce(text: string): void {
  const place = document.getElementById('announcements');
  if (place !== null && place.textContent !== text) place.textContent = text;
}
