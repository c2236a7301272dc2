/**
 * Builds elements. Text always goes in as text nodes; there is no way to hand in markup.
 */
export interface Props {
  class?: string;
  testid?: string;
  id?: string;
  attrs?: Record<string, string>;
  onClick?: (event: MouseEvent) => void;
}

export type Child = Node | string | null | false;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props.class) {
    element.className = props.class;
  }
  if (props.testid) {
    element.dataset.testid = props.testid;
  }
  if (props.id) {
    element.id = props.id;
  }
  for (const [name, value] of Object.entries(props.attrs ?? {})) {
    element.setAttribute(name, value);
  }
  if (props.onClick) {
    element.addEventListener('click', props.onClick as EventListener);
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

export function button(label: string, props: Props & { kind?: string } = {}): HTMLButtonElement {
  const { kind, ...rest } = props;
  return el(
    'button',
    {
      ...rest,
      class: `button ${kind ?? 'button-quiet'}`,
      attrs: { type: 'button', ...rest.attrs },
    },
    label,
  );
}

export function link(label: string, href: URL | string, props: Props = {}): HTMLAnchorElement {
  return el('a', { ...props, attrs: { href: String(href), ...props.attrs } }, label);
}

/** The element that the page's HTML promises under this id. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new Error(`the page lacks ${type.name} #${id}`);
  }
  return element;
}
