// jsdom has no layout, but the combobox measures its text and shows only the options that fit in its list.
Object.assign(HTMLCanvasElement.prototype, {
  getContext: () => ({ measureText: (text: string) => ({ width: text.length * 8 }) }),
});

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });

for (const size of ['clientWidth', 'clientHeight']) {
  Object.defineProperty(Element.prototype, size, { value: 400 });
}
// A virtual list shows the rows that fit in it.
for (const size of ['offsetWidth', 'offsetHeight']) {
  Object.defineProperty(HTMLElement.prototype, size, { value: 400 });
}

Element.prototype.scrollIntoView = () => {};

const { getComputedStyle } = window;
window.getComputedStyle = (element) => getComputedStyle(element);

export {};
