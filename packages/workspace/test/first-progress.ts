import type { Engine, PortableEngine } from '@parcours/engines';

/** The engine with an action that runs once: at the first progress of a read, or after the read if it reports none. */
export function onFirstProgress(create: (portable: PortableEngine) => Engine, action: () => void): (portable: PortableEngine) => Engine {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    action();
  };
  return (portable) => {
    const engine = create(portable);
    return {
      async aggregate(task, options) {
        const onProgress = (read: number, size: number) => {
          run();
          options.onProgress?.(read, size);
        };
        try {
          return await engine.aggregate(task, { ...options, onProgress });
        } finally {
          run();
        }
      },
    };
  };
}
