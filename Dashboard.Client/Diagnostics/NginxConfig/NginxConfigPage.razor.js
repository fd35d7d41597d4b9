// As bytes: those travel in pieces, however long the text is.
export function text(area) {
  return new TextEncoder().encode(area.value);
}
