// The list of rows, newest first. Whoever has scrolled down reads: then new rows wait behind the "N new" button, and
// nothing in view moves. Rows are put in place at most ten times a second, however many arrive.

import { dayOf, makeDayRow, makeRow } from './rows.js';

const RENDER_EVERY = 100;

export class RowList {
  #list;
  #button;
  #changed;
  #max = 0;
  #waiting = []; // entries without a row yet, oldest first
  #unseen = 0; // rows and entries above what the reader sees
  #timer = 0;
  #rendered = -RENDER_EVERY; // when, by the steady clock: the first row after a pause does not wait
  #today = '';

  /** `changed` is called after rows came or went. */
  constructor(list, button, changed) {
    this.#list = list;
    this.#button = button;
    this.#changed = changed;
    list.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    button.addEventListener('click', () => this.#goToTop());
  }

  get isEmpty() {
    return this.#list.firstElementChild === null;
  }

  set max(count) {
    this.#max = count;
    this.#trim();
  }

  add(entry) {
    this.#waiting.push(entry);
    if (this.#waiting.length > this.#max) {
      this.#waiting.shift(); // it would be the first to fall off the end of the list
    }
    this.#unseen += this.#isAway ? 1 : 0;
    this.#timer ||= setTimeout(() => this.#render(), this.#rendered + RENDER_EVERY - performance.now());
  }

  clear() {
    this.#waiting = [];
    this.#unseen = 0;
    this.#list.replaceChildren();
    this.#showButton();
    this.#changed();
  }

  /** After midnight the newest rows are no longer today's: they get the line that says of which day they are. */
  renewDays() {
    const today = dayOf(new Date());
    if (today !== this.#today) {
      this.#today = today;
      this.#headTop();
    }
  }

  get #isAway() {
    return this.#list.scrollTop > 1;
  }

  #render() {
    this.#timer = 0;
    this.#rendered = performance.now();
    if (!this.#isAway) {
      this.#insertWaiting();
    }
    this.#showButton();
  }

  #insertWaiting() {
    this.renewDays();
    for (const entry of this.#waiting) {
      this.#place(makeRow(entry));
    }
    this.#waiting = [];
    this.#headTop();
    this.#trim();
    this.#changed();
  }

  // A line with its day stands above each group of rows that is not of today.
  #place(row) {
    const top = this.#list.firstElementChild;
    row.dataset.day ||= top?.dataset.day ?? this.#today;
    if (top !== null && top.dataset.day === row.dataset.day && isDayRow(top)) {
      top.after(row);
      return;
    }
    if (top !== null && top.dataset.day !== row.dataset.day) {
      this.#headTop(row.dataset.day);
    }
    this.#list.prepend(row);
  }

  #headTop(newest = this.#today) {
    const top = this.#list.firstElementChild;
    if (top !== null && top.dataset.day !== newest && !isDayRow(top)) {
      this.#list.prepend(makeDayRow(top.dataset.day));
    }
  }

  #trim() {
    const rows = this.#list.querySelectorAll('.row');
    for (let i = rows.length - 1; i >= this.#max; i--) {
      rows[i].remove();
    }
    while (this.#list.lastElementChild !== null && isDayRow(this.#list.lastElementChild)) {
      this.#list.lastElementChild.remove();
    }
  }

  // Reaching the top by hand brings the waiting rows, but above the view: the row under the reader's eye stays.
  #scrolled() {
    if (this.#isAway) {
      return;
    }
    if (this.#waiting.length > 0) {
      this.#insertAboveView();
    }
    if (!this.#isAway) {
      this.#unseen = 0;
    }
    this.#showButton();
  }

  #insertAboveView() {
    const anchor = this.#list.firstElementChild;
    const before = anchor?.offsetTop ?? 0;
    this.#insertWaiting();
    if (anchor?.isConnected) {
      this.#list.scrollTop += anchor.offsetTop - before;
    }
  }

  #goToTop() {
    this.#insertWaiting();
    this.#list.scrollTop = 0;
    this.#unseen = 0;
    this.#showButton();
    this.#list.focus({ preventScroll: true });
  }

  #showButton() {
    this.#button.hidden = this.#unseen === 0;
    this.#button.firstElementChild.textContent = `${this.#unseen} new`;
  }
}

function isDayRow(element) {
  return element.dataset.kind === 'day';
}
