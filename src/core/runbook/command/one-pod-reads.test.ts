import { describe, expect, test } from 'vitest';
import { onePodReads } from './one-pod-reads.ts';

describe('a command that reads one pod of several is found', () => {
	test.each([
		['kubectl logs deploy/basket-api --tail=500', 'deploy/basket-api'],
		['kubectl -n "$NAMESPACE" logs "deployment/$DEPLOYMENT" --since=1h | grep -c x', 'deployment/$DEPLOYMENT'],
		['kubectl logs -f deployments.apps/basket-api', 'deployments.apps/basket-api'],
		['kubectl logs \\\n  statefulset/db', 'statefulset/db'],
		['oc logs svc/api --all-pods=false', 'svc/api'],
		['kubectl exec -it deploy/api -- py-spy dump --pid 1', 'deploy/api'],
		['kubectl logs -l app=orders | grep -c 503', '-l'],
		['kubectl logs --selector=app=orders --since=1h', '--selector=app=orders'],
	])('%s', (command, target) => {
		expect(onePodReads(command).map((read) => read.target)).toEqual([target]);
	});

	test('with its place in the text, line continuations included', () => {
		const text = 'echo "a" |\n  kubectl logs \\\n  deploy/api';
		const [read] = onePodReads(text);
		expect(text.slice(read?.offset)).toBe('deploy/api');
	});
});

describe('a command that reads all pods, or names one, is not found', () => {
	test.each([
		'kubectl logs deployment/basket-api --all-pods --since=1h',
		'kubectl logs pod/orders-api-7c9d8b5f4-x2x7k',
		'kubectl logs "$POD"',
		'kubectl logs -l app=orders --tail=-1 --prefix',
		'kubectl exec "$POD" -- ls deploy/api',
		'kubectl rollout restart deployment/api',
		'kubectl -n logs get deployment/api',
		'kubectl -n orders port-forward deployment/basket-api 8000',
		'kubectl get deploy | grep logs; cat deploy/api.yaml',
	])('%s', (command) => {
		expect(onePodReads(command)).toEqual([]);
	});
});
