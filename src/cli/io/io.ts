/** Everything that a command may use in addition to its arguments, so that tests can pass simple fakes. */
export interface Io {
	/** Writes results. */
	stdout: (text: string) => void;
	/** Writes everything that is not a result. */
	stderr: (text: string) => void;
	/** True if results may be coloured. */
	colour: boolean;
}

/** The input and output of a command that reads standard input, uses the clock or runs until it is interrupted. */
export interface InteractiveIo extends Io {
	stdin: {
		/** True if a person would have to type the input. */
		isTerminal: boolean;
		/** Yields the bytes as they arrive. Ends early when `stop` is aborted. */
		read: (stop?: AbortSignal) => AsyncIterable<Uint8Array>;
	};
	now: () => Date;
	/** Calls back on the first interrupt, which then does not end the process. */
	onInterrupt: (stop: () => void) => void;
	/** Calls back when no process reads the results any more. Returns a function that stops watching. */
	onOutputClosed: (stop: () => void) => () => void;
}

/** Runs a command. Returns 0 if all is well, 1 if there is something to report, 2 for bad usage. */
export type Run = (args: string[], io: InteractiveIo) => Promise<number>;
