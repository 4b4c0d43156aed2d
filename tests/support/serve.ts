import { serve, type RunningServer } from '../../src/node/serve.ts';
import { DIST } from './pages.ts';

/** Serves the built site on a free port, with the server of `hindsight serve`. */
export function serveSite(): Promise<RunningServer> {
	return serve({ root: DIST, port: 0, host: '127.0.0.1' });
}
