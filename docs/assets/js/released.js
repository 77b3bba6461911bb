/* What is under a finger or a pressed button of the mouse is not replaced before it is let go. */

const presses = new WeakMap();

/* From now on, note when somebody presses on an element. */
export function keepUnderFinger(holder) {
  holder.addEventListener("pointerdown", () => {
    const letGo = new Promise((go) => {
      for (const type of ["pointerup", "pointercancel"]) addEventListener(type, go, { once: true });
    });
    presses.set(holder, letGo);
  });
}

/* Settles when nobody presses on an element. */
export async function released(holder) {
  await presses.get(holder);
}
