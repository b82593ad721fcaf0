/** Does a piece of work once per key, however many ask for it at the same time. */
export function once<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
    const results = new Map<string, Promise<T>>();
    return (key, work) => {
        const result = results.get(key) ?? work();
        results.set(key, result);
        return result;
    };
}
