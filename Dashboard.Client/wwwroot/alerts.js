// Sounds and notifications of the desktop. The sounds are made, not loaded: an alarm must not depend on one more file.

// What the tone of each severity is like: frequencies in Hz one after the other, and seconds for each. They differ in
// pitch, number and rhythm.
const tones = {
  debug: { notes: [392], each: 0.12, volume: 0.1 },
  info: { notes: [523], each: 0.18, volume: 0.15 },
  warning: { notes: [587, 0, 587], each: 0.14, volume: 0.25 },
  error: { notes: [784, 659, 784], each: 0.16, volume: 0.35 },
  critical: { notes: [988, 740, 988, 740, 988, 740], each: 0.13, volume: 0.5 },
};

// A page that cannot hear its server any more calls by itself; a restart takes less.
const lostAfterMs = 30000;

// Other tabs of this browser hear of the same notifications: one of them makes the sound.
const claim = 'dashboard-sounded';
const claimMs = 1500;

let component = null;
let audio = null;
let wanted = { sound: false, desktop: false };
let lostTimer = null;
let observer = null;

export function set(watch, withSound, withDesktop) {
  component = watch;
  wanted = { sound: withSound, desktop: withDesktop };
  if (withSound) {
    openAudio();
  }
  tellWaiting();
  watchCircuit();
}

// Pressing anything is what browsers wait for; this is called from a press too.
export function test(severity) {
  openAudio();
  audio.resume().then(() => play(severity), () => undefined);
  tellWaiting();
}

export function sound(severity) {
  if (audio?.state === 'running' && claimed()) {
    play(severity);
  }
}

export function permission() {
  return 'Notification' in globalThis ? Notification.permission : 'unsupported';
}

export async function askPermission() {
  return 'Notification' in globalThis ? Notification.requestPermission() : 'unsupported';
}

// False where the browser shows none. What somebody is looking at needs no notification beside it.
export function notify(note, always = false) {
  if (permission() !== 'granted' || (!always && document.hasFocus())) {
    return permission() === 'granted';
  }
  try {
    const shown = new Notification(note.title, {
      body: note.body, tag: note.tag, renotify: true, icon: '/icons/192.png', requireInteraction: note.stays, silent: wanted.sound,
    });
    shown.addEventListener('click', () => {
      globalThis.focus();
      shown.close();
      if (note.id) {
        Blazor.navigateTo(`/?selected=${encodeURIComponent(note.id)}`);
      }
    });
    return true;
  } catch {
    // Phones want a service worker for it.
    return false;
  }
}

export function dispose() {
  removeEventListener('pointerdown', wake, true);
  removeEventListener('keydown', wake, true);
  observer?.disconnect();
  observer = null;
  clearTimeout(lostTimer);
}

function openAudio() {
  if (audio === null) {
    audio = new AudioContext();
    audio.addEventListener('statechange', tellWaiting);
    addEventListener('pointerdown', wake, { capture: true, passive: true });
    addEventListener('keydown', wake, { capture: true, passive: true });
  }
}

function wake() {
  if (audio?.state === 'suspended') {
    audio.resume().catch(() => undefined);
  }
}

function tellWaiting() {
  component?.invokeMethodAsync('SoundWaits', wanted.sound && audio?.state === 'suspended').catch(() => undefined);
}

function play(severity) {
  const { notes, each, volume } = tones[severity] ?? tones.info;
  notes.forEach((frequency, place) => {
    if (frequency === 0) {
      return;
    }
    const start = audio.currentTime + place * each;
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    tone.type = 'triangle';
    tone.frequency.value = frequency;
    // Without the slopes each note begins and ends with a click.
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume, start + 0.015);
    gain.gain.setValueAtTime(volume, start + each * 0.7);
    gain.gain.linearRampToValueAtTime(0, start + each);
    tone.connect(gain).connect(audio.destination);
    tone.start(start);
    tone.stop(start + each);
  });
  document.documentElement.dataset.sounded = severity;
}

function claimed() {
  try {
    const before = Number(localStorage.getItem(claim));
    localStorage.setItem(claim, `${Date.now()}`);
    return Math.abs(Date.now() - before) > claimMs;
  } catch {
    return true;
  }
}

function watchCircuit() {
  if (observer !== null) {
    return;
  }
  observer = new MutationObserver(() => {
    const lost = document.documentElement.classList.contains('circuit-lost');
    if (!lost) {
      clearTimeout(lostTimer);
      lostTimer = null;
    } else if (lostTimer === null) {
      lostTimer = setTimeout(callForLoss, lostAfterMs);
    }
  });
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
}

function callForLoss() {
  if (wanted.sound) {
    sound('error');
  }
  if (wanted.desktop) {
    notify({ title: 'No contact with the server', body: 'The dashboard hears nothing any more. It is tried again by itself.', tag: 'dashboard-lost', id: null, stays: true });
  }
}
