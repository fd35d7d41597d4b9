// The parts of the pane inside the shadow root, and what they say.

import { make } from './rows.js';
import { newSentence, signOfLife, STATES, stateSentence, troubleSentence } from './words.js';

// Screen readers speak one sentence at a time: faster than this they would never finish one.
const ANNOUNCE_EVERY = 5_000;
// What comes together is said together: a reconnect and what was missed meanwhile.
const GATHER = 300;

export class View {
  list = make('ol', 'list');
  button = make('button', 'new', make('span', 'new-count'), hiddenFromReaders(make('span', 'new-arrow', ' ↑')));

  #heading = make('h2', 'heading');
  #symbol = hiddenFromReaders(make('span', 'state-symbol'));
  #word = make('span', 'state-word');
  #age = make('span', 'state-age');
  #state = make('div', 'state', this.#symbol, this.#word, this.#age);
  #banner = make('p', 'banner');
  #empty = make('p', 'empty');
  #pane;

  constructor(announcer) {
    this.#heading.id = 'heading';
    // Without the role Safari takes an unmarked list for plain text.
    this.list.setAttribute('role', 'list');
    this.list.setAttribute('aria-label', 'Notifications, newest first');
    this.list.tabIndex = 0; // scrolls by keyboard
    this.button.type = 'button';
    this.button.hidden = true;
    this.button.title = 'Go to the newest';
    this.#banner.hidden = true;
    this.#pane = make(
      'section', 'pane',
      make('header', 'bar', this.#heading, this.#state),
      this.#banner,
      make('div', 'body-of-pane', this.list, this.#empty, this.button),
      announcer);
    this.#pane.setAttribute('role', 'region');
    this.#pane.setAttribute('aria-labelledby', 'heading');
    this.#nameParts();
  }

  get root() {
    return this.#pane;
  }

  showHeading(text) {
    this.#heading.replaceChildren(make('bdi', '', text));
    this.#heading.title = text;
  }

  /** Shows what a feed says of itself. */
  showFeed(feed) {
    this.#show(feed.state, signOfLife(feed), stateSentence(feed), troubleSentence(feed));
  }

  /** Shows that there is no feed, and why. */
  showProblem(problem) {
    this.#show('idle', '', problem, problem);
  }

  showWhetherEmpty(isEmpty) {
    this.#empty.hidden = !isEmpty;
  }

  #show(state, age, sentence, trouble) {
    const { symbol, word } = STATES[state];
    this.#pane.dataset.state = state;
    setText(this.#symbol, symbol);
    setText(this.#word, word);
    setText(this.#age, age);
    this.#state.title = age === '' ? sentence : `${sentence} Last sign of life: ${age}.`;
    this.#showBanner(trouble);
    setText(this.#empty, trouble === '' ? emptyWords(state) : '');
  }

  // The banner pushes the list down; for somebody who reads further below, the list moves back by as much.
  #showBanner(text) {
    const height = this.#banner.offsetHeight;
    setText(this.#banner, text);
    this.#banner.hidden = text === '';
    if (this.list.scrollTop > 1) {
      this.list.scrollTop += this.#banner.offsetHeight - height;
    }
  }

  #nameParts() {
    const parts = { pane: this.#pane, heading: this.#heading, state: this.#state, banner: this.#banner, list: this.list };
    for (const [name, element] of Object.entries(parts)) {
      element.setAttribute('part', name);
    }
  }
}

/** Says for screen readers what others see: changes of state and how many notifications came, not more than they can take. */
export class Announcer {
  element = make('p', 'spoken');

  #sentence = '';
  #count = 0;
  #timer = 0;
  #spoken = -ANNOUNCE_EVERY; // when, by the steady clock

  constructor() {
    this.element.setAttribute('role', 'status');
    this.element.setAttribute('aria-live', 'polite');
  }

  sayState(sentence) {
    this.#sentence = sentence;
    this.#plan();
  }

  countNew() {
    this.#count++;
    this.#plan();
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#count = 0;
    this.#sentence = '';
  }

  #plan() {
    const wait = Math.max(GATHER, this.#spoken + ANNOUNCE_EVERY - performance.now());
    this.#timer ||= setTimeout(() => this.#speak(), wait);
  }

  #speak() {
    this.#timer = 0;
    this.#spoken = performance.now();
    const count = this.#count === 0 ? '' : `${newSentence(this.#count)}.`;
    this.element.textContent = `${this.#sentence} ${count}`.trim();
    this.#sentence = '';
    this.#count = 0;
  }
}

function emptyWords(state) {
  return state === 'connecting' ? 'Connecting …' : 'No notifications yet.';
}

// Writing the same text again would still be a change, to the layout and to screen readers.
function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function hiddenFromReaders(element) {
  element.setAttribute('aria-hidden', 'true');
  return element;
}
