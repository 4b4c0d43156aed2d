import { describe, expect, test } from 'vitest';
import { findOnePodReads } from './one-pod-reads.ts';

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
		['kubectl --x-n logs deploy/api', 'deploy/api'],
		['kubectl -norders logs deploy/api', 'deploy/api'],
		['kubectl logs -- deploy/api', 'deploy/api'],
		['kubectl exec deploy/api --all-pods -- ls', 'deploy/api'],
		['kubectl exec -it deploy/api', 'deploy/api'],
		['kubectl logs deploy/api --not--all-pods', 'deploy/api'],
		['kubectl logs -l app=x--tail=1', '-l'],
		['kubectl logs daemonset/api', 'daemonset/api'],
		['kubectl logs daemonsets/api', 'daemonsets/api'],
		['kubectl logs service/api', 'service/api'],
		['kubectl logs replicaset/api', 'replicaset/api'],
		['kubectl logs replicationcontroller/api', 'replicationcontroller/api'],
		['kubectl logs job/api', 'job/api'],
	])('%s', (command, target) => {
		expect(findOnePodReads(command).map((read) => read.target)).toEqual([target]);
	});

	test('and told apart from a selector', () => {
		expect(findOnePodReads('kubectl logs deploy/api')).toMatchObject([{ verb: 'logs', isSelector: false }]);
		expect(findOnePodReads('kubectl logs -l app=orders')).toMatchObject([{ verb: 'logs', isSelector: true }]);
	});

	test('with its place in the text, line continuations included', () => {
		const text = 'echo "a" |\n  kubectl logs \\\n  deploy/api';
		const [read] = findOnePodReads(text);
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
		'kubectl xlogs deploy/api',
		'kubectl logsx deploy/api',
		'kubectl --context exec get deploy/api',
		'kubectl logs pod-l',
		'kubectl logs -l app=orders --tail 5',
		'kubectl exec -l app=orders -- ls',
		'kubectl logs mydeploy/x',
	])('%s', (command) => {
		expect(findOnePodReads(command)).toEqual([]);
	});
});
