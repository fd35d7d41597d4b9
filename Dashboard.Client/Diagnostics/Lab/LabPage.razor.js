// Each returns what went wrong, as a sentence; null where nothing did.
export function start(name) {
  return send("POST", name);
}

export function stop(name) {
  return send("DELETE", name);
}

async function send(method, name) {
  let response;
  try {
    response = await fetch(new URL(`api/diagnostics/lab/${encodeURIComponent(name)}`, document.baseURI), { method });
  } catch {
    return "The server did not answer; try again.";
  }

  if (response.ok) {
    return null;
  }

  // Problem details (RFC 9457), unless somebody else answered.
  const problem = await response.json().catch(() => ({}));
  return problem.detail ?? problem.title ?? `The server answered ${response.status}.`;
}
