// The name of the viewer's time zone, such as Europe/Berlin.
export function timeZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
