// Characters that nobody sees and that change what people see: marks of writing direction, which let a text read otherwise
// than it is (Unicode Standard Annex 9, section 2), and characters without width. The dashboard itself has the same rule.

const HIDDEN = /[\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const ENDS_IN_EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?$/u;
const BEGINS_WITH_EMOJI = /^\p{Extended_Pictographic}/u;
const ENDS_IN_JOINED_LETTER = /[\u0620-\u180D\u180F-\u18AA]$/u;

/** The text with a number such as [U+202E] for each of them; those that emoji and some scripts are written with stay. */
export function shown(text) {
  const all = String(text);
  return all.replace(HIDDEN, (hidden, at) => {
    const before = all.slice(Math.max(0, at - 4), at);
    const joins = (hidden === '\u200D' && ENDS_IN_EMOJI.test(before) && BEGINS_WITH_EMOJI.test(all.slice(at + 1, at + 3)))
      || ((hidden === '\u200C' || hidden === '\u200D') && ENDS_IN_JOINED_LETTER.test(before));
    return joins ? hidden : `[U+${hidden.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}
