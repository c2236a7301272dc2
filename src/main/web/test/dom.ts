/** A document for tests that need one. Import it before what is tested. */
import { Window } from 'happy-dom';

export const window = new Window({ url: 'http://localhost:8080/stream.html' });

Object.assign(globalThis, {
  window,
  document: window.document,
  Node: window.Node,
  HTMLElement: window.HTMLElement,
});
