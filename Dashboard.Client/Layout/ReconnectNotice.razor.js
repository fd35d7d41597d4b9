// Blazor tells here how it fares with the circuit. It gives up after some attempts; a screen that people watch for
// hours must not, so this goes on. A circuit that the server does not know any more (it was restarted) is replaced by
// loading the page again: its state lives in the address.
const retryEveryMs = 3000;

const notice = document.getElementById('components-reconnect-modal');

async function retry() {
  try {
    if (!(await Blazor.reconnect())) {
      location.reload();
    }
  } catch {
    // Still no server; a page that is not there cannot be loaded again.
    setTimeout(retry, retryEveryMs);
  }
}

notice.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  document.documentElement.classList.toggle('circuit-lost', detail.state !== 'hide');
  if (detail.state === 'failed') {
    setTimeout(retry, retryEveryMs);
  } else if (detail.state === 'rejected') {
    location.reload();
  }
});
