/**
 * Gives the class of `object` those of `methods` that it lacks.
 *
 * The library exports few of its classes, so they are reached by their first instance.
 */
export function addMissing(object, methods) {
    const prototype = Object.getPrototypeOf(object);

    for (const [ name, value ] of Object.entries(methods)) {
        if (!(name in prototype)) {
            Object.defineProperty(prototype, name, { configurable: true, value, writable: true });
        }
    }
}
