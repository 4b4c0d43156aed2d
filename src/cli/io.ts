/** What a command may touch beside its arguments, so that a test can hand in plain fakes. */
export interface Io {
	/** Writes results. */
	stdout: (text: string) => void;
	/** Writes everything that is not a result. */
	stderr: (text: string) => void;
	/** True if results may be coloured. */
	colour: boolean;
}

/** A command: returns 0 if all is well, 1 if it found something to report, 2 for bad usage. */
export type Run = (args: string[], io: Io) => Promise<number>;
