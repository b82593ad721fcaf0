/** Does the work once per key, even if it is called several times at once. */
export function once<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
    const results = new Map<string, Promise<T>>();
    return (key, work) => {
        const result = results.get(key) ?? work();
        results.set(key, result);
        return result;
    };
}
