/** What a command may touch beside its arguments, so that a test can hand in plain fakes. */
export interface Io {
	/** Writes results. */
	stdout: (text: string) => void;
	/** Writes everything that is not a result. */
	stderr: (text: string) => void;
	/** True if results may be coloured. */
	colour: boolean;
}

/** The same for a command that reads standard input, tells the time or runs until it is interrupted. */
export interface InteractiveIo extends Io {
	stdin: {
		/** True if somebody would have to type the input. */
		isTerminal: boolean;
		/** The bytes as they come; ends early when `stop` is aborted. */
		read: (stop?: AbortSignal) => AsyncIterable<Uint8Array>;
	};
	now: () => Date;
	/** Calls back on the first interrupt, which then does not end the process. */
	onInterrupt: (stop: () => void) => void;
	/** Calls back when nothing reads the results any more; the function it returns stops watching for that. */
	onOutputClosed: (stop: () => void) => () => void;
}

/** A command: returns 0 if all is well, 1 if it found something to report, 2 for bad usage. */
export type Run = (args: string[], io: InteractiveIo) => Promise<number>;
