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
		/** Yields the bytes as they arrive. Ends early when `signal` is aborted. */
		read: (signal?: AbortSignal) => AsyncIterable<Uint8Array>;
	};
	now: () => Date;
	/** Calls `callback` on the first interrupt, which then does not end the process. */
	onInterrupt: (callback: () => void) => void;
	/** Calls `callback` when no process reads the results any more. Returns a function that stops watching for that. */
	onOutputClosed: (callback: () => void) => () => void;
}

/** Runs a command, and returns its exit status, which the help of the command explains. */
export type Run = (args: string[], io: InteractiveIo) => Promise<number>;
