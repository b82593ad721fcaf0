/** Each step starts real processes: a CLI command takes seconds, an installation up to a minute. */
jest.setTimeout(300_000);
