import { useEffect, useState } from "preact/hooks";

/** The part of the Anywidget Front-End Module contract that a block uses. */
export interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  on(event: `change:${string}`, changed: () => void): void;
  off(event: `change:${string}`, changed: () => void): void;
  save_changes(): void;
}

/** A trait of the block, and a way to set it; the view follows it from whichever side it changes. */
export function useTrait<T>(model: Model, name: string): [T, (value: T) => void] {
  const [value, show] = useState<T>(() => model.get(name) as T);
  useEffect(() => {
    const follow = () => show(model.get(name) as T);
    model.on(`change:${name}`, follow);
    follow();
    return () => model.off(`change:${name}`, follow);
  }, [model, name]);
  const set = (next: T) => {
    model.set(name, next);
    model.save_changes();
    show(next);
  };
  return [value, set];
}
