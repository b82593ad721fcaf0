import type { HttpResponse } from "../../provider/client/httpResponse";
import { resetMs, retryAfterMs } from "../../provider/client/rateHeaders";

const NOW = Date.parse("2026-11-22T12:00:00Z");
/** A clock that runs an hour ahead of ours. */
const SERVER_DATE = "Sun, 22 Nov 2026 13:00:00 GMT";

describe("Retry-After", () => {
    it.each<[string, HttpResponse["headers"], number | undefined]>([
        ["one digit of seconds", { "retry-after": "7" }, 7000],
        ["several digits of seconds", { "retry-after": "120" }, 120_000],
        ["no wait at all", { "retry-after": "0" }, 0],
        ["seconds between blanks", { "retry-after": " 12 " }, 12_000],
        ["a date to come", { "retry-after": "Sun, 22 Nov 2026 12:00:09 GMT" }, 9000],
        [
            "a date to come on the server's clock",
            { "retry-after": "Sun, 22 Nov 2026 13:00:09 GMT", date: SERVER_DATE },
            9000,
        ],
        [
            "a date, where the server's own cannot be read",
            { "retry-after": "Sun, 22 Nov 2026 12:00:09 GMT", date: "?" },
            9000,
        ],
        ["a date that has passed", { "retry-after": "Sun, 22 Nov 2026 11:59:00 GMT" }, 0],
        ["a fraction of seconds", { "retry-after": "1.5" }, 1500],
        ["seconds with leading zeros", { "retry-after": "007" }, 7000],
        ["a date in an older form", { "retry-after": "Sunday, 22-Nov-26 12:00:09 GMT" }, 9000],
        ["a negative number, which Date.parse takes for 2001", { "retry-after": "-1" }, undefined],
        ["a negative fraction", { "retry-after": "-1.5" }, undefined],
        ["a number without its fraction", { "retry-after": "1." }, undefined],
        ["a number in another notation", { "retry-after": "1e3" }, undefined],
        ["a date without a day", { "retry-after": "22 Nov 2026 12:00:09 GMT" }, undefined],
        ["a date of no zone", { "retry-after": "Sun, 22 Nov 2026 12:00:09" }, undefined],
        ["a date in another form", { "retry-after": "2026-11-22T12:00:09Z" }, undefined],
        ["no day that exists", { "retry-after": "Sun, 99 Nov 2026 12:00:09 GMT" }, undefined],
        ["seconds with a unit", { "retry-after": "7s" }, undefined],
        ["seconds behind a word", { "retry-after": "in 7s" }, undefined],
        ["a word", { "retry-after": "soon" }, undefined],
        ["nothing between blanks", { "retry-after": " " }, undefined],
        ["no such header", {}, undefined],
    ])("is understood as %s", (_title, headers, wait) => {
        expect(retryAfterMs(headers, NOW)).toBe(wait);
    });
});

describe("X-Rate-Limit-Reset", () => {
    it.each<[string, HttpResponse["headers"], number | undefined]>([
        ["now", { "x-rate-limit-reset": "0" }, 0],
        ["a delay", { "x-rate-limit-reset": "3" }, 3000],
        ["a delay between blanks", { "x-rate-limit-reset": " 30 " }, 30_000],
        ["a delay with a fraction", { "x-rate-limit-reset": "1.25" }, 1250],
        ["the longest delay", { "x-rate-limit-reset": "999999" }, 999_999_000],
        ["the first number that is a time, long ago", { "x-rate-limit-reset": "1000000" }, 0],
        ["a time in seconds", { "x-rate-limit-reset": String(NOW / 1000 + 5) }, 5000],
        ["a time in milliseconds", { "x-rate-limit-reset": String(NOW + 4000) }, 4000],
        [
            "the last time in seconds, in the year 5138",
            { "x-rate-limit-reset": "99999999999" },
            99_999_999_999_000 - NOW,
        ],
        ["the first time in milliseconds, in 1973", { "x-rate-limit-reset": "100000000000" }, 0],
        ["a time that has passed", { "x-rate-limit-reset": String(NOW / 1000 - 5) }, 0],
        ["a time on the server's clock", { "x-rate-limit-reset": String(NOW / 1000 + 3605), date: SERVER_DATE }, 5000],
        ["a delay, whatever the server's clock", { "x-rate-limit-reset": "3", date: SERVER_DATE }, 3000],
        ["a negative number", { "x-rate-limit-reset": "-5" }, undefined],
        ["a number with a unit", { "x-rate-limit-reset": "5s" }, undefined],
        ["a number without its fraction", { "x-rate-limit-reset": "5." }, undefined],
        ["a number in another notation", { "x-rate-limit-reset": "1e3" }, undefined],
        ["nothing between blanks", { "x-rate-limit-reset": " " }, undefined],
        ["no such header", {}, undefined],
    ])("is understood as %s", (_title, headers, wait) => {
        expect(resetMs(headers, NOW)).toBe(wait);
    });
});
