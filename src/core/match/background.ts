/** Lines of many programs as they come in a day, a few failures of other kinds among them. */
export const ORDINARY: readonly string[] = lines(`
10.2.14.7 - - [12/Mar/2025:08:14:02 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.29"
10.2.14.7 - alice [12/Mar/2025:08:14:05 +0000] "POST /api/v1/orders HTTP/1.1" 201 512 "https://shop.example.com/cart" "Mozilla/5.0 (X11; Linux x86_64)"
10.2.14.9 - - [12/Mar/2025:08:14:09 +0000] "GET /static/app.9f31c2.js HTTP/2.0" 304 0 "-" "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)"
10.2.14.9 - - [12/Mar/2025:08:15:11 +0000] "GET /admin HTTP/1.1" 403 153 "-" "curl/8.5.0"
10.2.14.9 - - [12/Mar/2025:08:15:12 +0000] "GET /favicon.ico HTTP/1.1" 404 153 "-" "curl/8.5.0"
10.2.14.12 - - [12/Mar/2025:08:15:40 +0000] "POST /oauth/token HTTP/1.1" 200 1312 "-" "python-requests/2.31.0"
10.2.14.12 - - [12/Mar/2025:08:15:41 +0000] "DELETE /api/v1/session HTTP/1.1" 204 0 "-" "okhttp/4.12.0"
10.2.14.12 - - [12/Mar/2025:08:16:00 +0000] "GET /api/v1/items?limit=100&offset=200 HTTP/1.1" 200 48211 "-" "okhttp/4.12.0"
10.2.14.15 - - [12/Mar/2025:08:16:02 +0000] "GET /metrics HTTP/1.1" 503 190 "-" "Prometheus/2.51.0"
2025/03/12 08:14:01 [notice] 1#1: using the "epoll" event method
2025/03/12 08:14:01 [notice] 1#1: nginx/1.25.4
2025/03/12 08:14:01 [notice] 1#1: start worker processes
2025/03/12 08:14:01 [notice] 1#1: start worker process 29
2025/03/12 08:20:01 [notice] 29#29: gracefully shutting down
2025/03/12 08:20:01 [notice] 29#29: exiting
2025/03/12 08:20:07 [error] 31#31: *412 open() "/usr/share/nginx/html/robots.txt" failed (2: No such file or directory), client: 10.2.14.9, server: shop.example.com, request: "GET /robots.txt HTTP/1.1", host: "shop.example.com"
2025/03/12 08:21:44 [warn] 31#31: *530 a client request body is buffered to a temporary file /var/cache/nginx/client_temp/0000000011, client: 10.2.14.9, server: _, request: "POST /upload HTTP/1.1", host: "shop.example.com"
2025/03/12 08:22:10 [info] 31#31: *544 client 10.2.14.9 closed keepalive connection
2025/03/12 08:22:30 [warn] 31#31: *550 an upstream response is buffered to a temporary file /var/cache/nginx/proxy_temp/1/00/0000000001 while reading upstream, client: 10.2.14.9
2025/03/12 08:25:02 [error] 31#31: *602 access forbidden by rule, client: 10.2.14.20, server: shop.example.com
[2025-03-12T08:14:02.113Z] "GET /v1/catalog HTTP/1.1" 200 - via_upstream - "-" 0 1042 12 11 "10.2.14.7" "grpc-go/1.62.0" "4b1e6f1e-8a4f-9c01-b7f3-6f1b4f0f1c02" "catalog:8080" "10.2.30.4:8080" inbound|8080||
[2025-03-12 08:14:00.001][1][info][main] [source/server/server.cc:404] initializing epoch 0 (base id=0, hot restart version=11.104)
[2025-03-12 08:14:00.204][1][info][upstream] [source/common/upstream/cluster_manager_impl.cc:222] cm init: all clusters initialized
[2025-03-12 08:14:00.301][1][info][config] [source/server/listener_manager_impl.cc:789] all dependencies initialized. starting workers
[2025-03-12 08:30:12.001][1][info][upstream] add/update cluster orders during init
[2025-03-12 08:30:12.001][1][warning][config] gRPC config stream to xds closed since 31s ago: 14, reconnecting
haproxy[812]: 10.2.14.7:51724 [12/Mar/2025:08:14:02.102] http-in web/web1 0/0/1/14/15 200 512 - - ---- 12/12/0/0/0 0/0 "GET / HTTP/1.1"
haproxy[812]: Server web/web2 is UP, reason: Layer7 check passed, code: 200, check duration: 3ms. 2 active and 0 backup servers online. 0 sessions requeued, 0 total in queue.
haproxy[812]: Proxy stats started.
I0312 08:14:02.412313    1203 kubelet.go:2145] "SyncLoop ADD" source="api" pods=["shop/orders-api-7c9f8c6d4b-2xk9p"]
I0312 08:14:03.010018    1203 reconciler_common.go:251] "operationExecutor.MountVolume started for volume \\"kube-api-access-8v4zq\\" (UniqueName: \\"kubernetes.io/projected/1b2c\\") pod \\"orders-api-7c9f8c6d4b-2xk9p\\""
I0312 08:14:05.713211    1203 pod_startup_latency_tracker.go:102] "Observed pod startup duration" pod="shop/orders-api-7c9f8c6d4b-2xk9p" podStartSLOduration=3.1
I0312 08:14:09.100412    1203 prober.go:107] "Probe succeeded" probeType="Readiness" pod="shop/orders-api-7c9f8c6d4b-2xk9p" containerName="api"
I0312 08:15:00.000231    1203 kubelet_getters.go:187] "Pod status updated" pod="kube-system/kube-proxy-x2v9c" status="Running"
W0312 08:16:31.120011    1203 reflector.go:547] watch of *v1.ConfigMap ended with: very short watch: Unexpected watch close - watch lasted less than a second and no items received
E0312 08:17:02.442190    1203 kubelet_volumes.go:263] "There were many similar errors. Turn up verbosity to see them." err="orphaned pod found, but error not a directory occurred when trying to remove the volumes dir"
I0312 08:18:44.910021       1 leaderelection.go:260] successfully acquired lease kube-system/kube-controller-manager
I0312 08:18:45.001222       1 shared_informer.go:320] Caches are synced for garbage collector
I0312 08:18:50.001222       1 controller.go:615] quota admission added evaluator for: deployments.apps
I0312 08:19:50.104222       1 trace.go:236] Trace[1911]: "List" accept:application/json, audit-id:0f81, client:10.2.0.4, protocol:HTTP/2.0, resource:pods, total time: 612ms
Normal   Scheduled  12s   default-scheduler  Successfully assigned shop/orders-api-7c9f8c6d4b-2xk9p to node-3
Normal   Pulled     11s   kubelet            Container image "registry.example.com/shop/orders-api:1.42.0" already present on machine
Normal   Created    11s   kubelet            Created container api
Normal   Started    10s   kubelet            Started container api
Warning  Unhealthy  4s    kubelet            Readiness probe failed: HTTP probe failed with statuscode: 503
Warning  Unhealthy  4s    kubelet            Liveness probe failed: Get "http://10.2.30.4:8080/healthz": context deadline exceeded (Client.Timeout exceeded while awaiting headers)
Warning  BackOff    2s    kubelet            Back-off restarting failed container api in pod orders-api-7c9f8c6d4b-2xk9p
Warning  FailedScheduling  default-scheduler  0/5 nodes are available: 5 Insufficient memory. preemption: 0/5 nodes are available
Normal   Killing    1s    kubelet            Stopping container api
Normal   ScalingReplicaSet  3m  deployment-controller  Scaled up replica set orders-api-7c9f8c6d4b to 4
Normal   SuccessfulRescale  3m  horizontal-pod-autoscaler  New size: 6; reason: cpu resource utilization (percentage of request) above target
deployment.apps/orders-api rolled out
Waiting for deployment "orders-api" rollout to finish: 2 of 4 updated replicas are available...
NAME                          READY   STATUS    RESTARTS   AGE
orders-api-7c9f8c6d4b-2xk9p   1/1     Running   0          12m
Mar 12 08:14:01 node3 systemd[1]: Starting Daily apt download activities...
Mar 12 08:14:02 node3 systemd[1]: Started Session 412 of user deploy.
Mar 12 08:14:02 node3 systemd[1]: session-412.scope: Deactivated successfully.
Mar 12 08:14:09 node3 systemd[1]: apt-daily.service: Consumed 1.204s CPU time.
Mar 12 08:14:09 node3 systemd[1]: Finished Daily apt download activities.
Mar 12 08:14:10 node3 systemd[1]: docker.service: Main process exited, code=exited, status=0/SUCCESS
Mar 12 08:14:10 node3 systemd[1]: Reached target Network is Online.
Mar 12 08:14:11 node3 systemd-logind[702]: New session 413 of user deploy.
Mar 12 08:14:12 node3 systemd-logind[702]: Session 413 logged out. Waiting for processes to exit.
Mar 12 08:14:12 node3 systemd-logind[702]: Removed session 413.
Mar 12 08:14:15 node3 systemd-resolved[611]: Using degraded feature set UDP instead of UDP+EDNS0 for DNS server 10.2.0.10.
Mar 12 08:14:15 node3 systemd-timesyncd[612]: Initial clock synchronization to Wed 2025-03-12 08:14:15.220191 UTC.
Mar 12 08:14:20 node3 sshd[2211]: Accepted publickey for deploy from 10.2.0.9 port 51022 ssh2: ED25519 SHA256:q1b7
Mar 12 08:14:20 node3 sshd[2211]: pam_unix(sshd:session): session opened for user deploy(uid=1001) by (uid=0)
Mar 12 08:14:25 node3 sshd[2211]: pam_unix(sshd:session): session closed for user deploy
Mar 12 08:14:26 node3 sshd[2240]: Connection closed by authenticating user root 203.0.113.9 port 40122 [preauth]
Mar 12 08:14:27 node3 sshd[2241]: Invalid user admin from 203.0.113.9 port 40124
Mar 12 08:14:28 node3 sshd[2242]: Received disconnect from 203.0.113.9 port 40126:11: Bye Bye [preauth]
Mar 12 08:14:29 node3 sshd[2243]: Connection reset by 203.0.113.9 port 40130 [preauth]
Mar 12 08:14:30 node3 sudo[2250]: deploy : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/systemctl restart orders
Mar 12 08:14:31 node3 cron[900]: (root) CMD (/usr/local/bin/backup --limit 3)
Mar 12 08:14:33 node3 kernel: [ 1204.112311] eth0: renamed from veth81b2
Mar 12 08:14:33 node3 kernel: [ 1204.201112] docker0: port 3(veth1a2b) entered forwarding state
Mar 12 08:14:34 node3 kernel: [ 1209.551023] TCP: request_sock_TCP: Possible SYN flooding on port 8080. Sending cookies.
Mar 12 08:14:35 node3 kernel: [ 1211.003412] EXT4-fs (sda1): mounted filesystem with ordered data mode. Opts: (null)
Mar 12 08:14:36 node3 dhclient[520]: DHCPREQUEST for 10.2.0.7 on eth0 to 10.2.0.1 port 67
Mar 12 08:14:36 node3 dhclient[520]: bound to 10.2.0.7 -- renewal in 40211 seconds.
Mar 12 08:14:37 node3 chronyd[600]: Selected source 192.0.2.123 (pool.ntp.org)
Mar 12 08:14:38 node3 dockerd[811]: time="2025-03-12T08:14:38.010Z" level=info msg="Container failed to exit within 10s of signal 15 - using the force" container=9c1f
Mar 12 08:14:38 node3 containerd[790]: time="2025-03-12T08:14:38.110Z" level=info msg="shim disconnected" id=9c1f namespace=moby
Mar 12 08:14:39 node3 postfix/smtpd[3011]: connect from mail.example.com[192.0.2.31]
Mar 12 08:14:39 node3 postfix/smtpd[3011]: disconnect from mail.example.com[192.0.2.31] ehlo=1 quit=1 commands=2
Mar 12 08:14:40 node3 postfix/qmgr[1010]: 9F1C21: from=<noreply@example.com>, size=4021, nrcpt=1 (queue active)
Mar 12 08:14:40 node3 postfix/smtp[3020]: 9F1C21: to=<bob@example.com>, relay=mx.example.com[192.0.2.40]:25, delay=0.9, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 11AB)
2025-03-12 08:14:02.110 UTC [812] LOG:  starting PostgreSQL 16.2 on x86_64-pc-linux-gnu, compiled by gcc, 64-bit
2025-03-12 08:14:02.111 UTC [812] LOG:  listening on IPv4 address "0.0.0.0", port 5432
2025-03-12 08:14:02.130 UTC [815] LOG:  database system was shut down at 2025-03-12 08:13:58 UTC
2025-03-12 08:14:02.140 UTC [812] LOG:  database system is ready to accept connections
2025-03-12 08:19:02.200 UTC [813] LOG:  checkpoint starting: time
2025-03-12 08:19:12.411 UTC [813] LOG:  checkpoint complete: wrote 912 buffers (5.6%); 0 WAL file(s) added, 0 removed, 1 recycled; write=10.1 s, sync=0.004 s, total=10.2 s
2025-03-12 08:20:00.001 UTC [901] LOG:  connection received: host=10.2.30.4 port=51230
2025-03-12 08:20:00.003 UTC [901] LOG:  connection authorized: user=orders database=orders application_name=orders-api
2025-03-12 08:20:31.003 UTC [901] LOG:  disconnection: session time: 0:00:31.002 user=orders database=orders host=10.2.30.4 port=51230
2025-03-12 08:21:00.112 UTC [910] LOG:  duration: 1204.112 ms  statement: SELECT count(*) FROM orders WHERE created_at > now() - interval '1 day'
2025-03-12 08:21:05.500 UTC [911] LOG:  automatic vacuum of table "orders.public.sessions": index scans: 1
2025-03-12 08:21:06.500 UTC [911] LOG:  automatic analyze of table "orders.public.tokens" system usage: CPU: user: 0.03 s, system: 0.00 s, elapsed: 0.12 s
2025-03-12 08:22:00.000 UTC [915] LOG:  temporary file: path "base/pgsql_tmp/pgsql_tmp915.0", size 20971520
2025-03-12 08:22:10.000 UTC [916] LOG:  process 916 still waiting for ShareLock on transaction 771 after 1000.112 ms
2025-03-12 08:22:11.000 UTC [916] LOG:  process 916 acquired ShareLock on transaction 771 after 1900.400 ms
2025-03-12 08:23:00.000 UTC [920] ERROR:  duplicate key value violates unique constraint "orders_pkey"
2025-03-12 08:23:00.000 UTC [920] DETAIL:  Key (id)=(412) already exists.
2025-03-12 08:23:00.000 UTC [920] STATEMENT:  INSERT INTO orders (id, total) VALUES ($1, $2)
2025-03-12 08:23:20.000 UTC [921] ERROR:  relation "order_item" does not exist at character 15
2025-03-12 08:23:40.000 UTC [922] ERROR:  canceling statement due to user request
2025-03-12 08:24:00.000 UTC [923] FATAL:  password authentication failed for user "report"
2025-03-12 08:24:00.000 UTC [924] FATAL:  database "orderz" does not exist
2025-03-12 08:24:30.000 UTC [925] LOG:  could not receive data from client: Connection reset by peer
2025-03-12 08:24:31.000 UTC [926] LOG:  unexpected EOF on client connection with an open transaction
2025-03-12 08:25:00.000 UTC [812] LOG:  received SIGHUP, reloading configuration files
2025-03-12 08:25:00.000 UTC [812] LOG:  parameter "max_connections" cannot be changed without restarting the server
2025-03-12 08:25:00.001 UTC [812] LOG:  parameter "idle_in_transaction_session_timeout" changed to "60000"
2025-03-12 08:25:00.001 UTC [812] LOG:  parameter "statement_timeout" changed to "30s"
SET statement_timeout = '5s';
SHOW max_connections;
SELECT pid, state, query FROM pg_stat_activity WHERE state = 'idle in transaction';
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle';
ALTER SYSTEM SET max_connections = 200;
BEGIN; UPDATE tokens SET revoked = true WHERE session_id = 41; COMMIT;
CREATE INDEX CONCURRENTLY idx_sessions_expires_at ON sessions (expires_at);
INSERT INTO audit_log (actor, action) VALUES ('deploy', 'token.revoke');
EXPLAIN (ANALYZE, BUFFERS) SELECT * FROM orders LIMIT 10;
 Seq Scan on orders  (cost=0.00..18334.00 rows=1000000 width=37) (actual time=0.010..61.100 rows=1000000 loops=1)
 Planning Time: 0.080 ms
 Execution Time: 96.412 ms
2025-03-12 08:14:02.001 UTC [1] LOG kernel file descriptor limit: 1048576 (hard: 1048576); max_client_conn: 500, max expected fd use: 612
2025-03-12 08:14:02.002 UTC [1] LOG listening on 0.0.0.0:6432
2025-03-12 08:14:10.002 UTC [1] LOG C-0x55d1: orders/app@10.2.30.4:51200 login attempt: db=orders user=app tls=no
2025-03-12 08:14:10.003 UTC [1] LOG S-0x55e2: orders/app@10.2.30.9:5432 new connection to server (from 10.2.30.2:40112)
2025-03-12 08:14:40.003 UTC [1] LOG S-0x55e2: orders/app@10.2.30.9:5432 closing because: server idle timeout (age=30s)
2025-03-12 08:15:00.003 UTC [1] LOG stats: 120 xacts/s, 160 queries/s, in 20211 B/s, out 88112 B/s, xact 1204 us, query 911 us, wait 12 us
2025-03-12 08:15:10.003 UTC [1] LOG C-0x55d1: orders/app@10.2.30.4:51200 closing because: client close request (age=60s)
2025-03-12T08:14:02.110012Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1
2025-03-12T08:14:03.220012Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. Version: '8.0.36'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306
2025-03-12T08:14:40.001200Z 12 [Note] [MY-010914] [Server] Aborted connection 12 to db: 'orders' user: 'app' host: '10.2.30.4' (Got timeout reading communication packets).
2025-03-12T08:15:40.001200Z 14 [Warning] [MY-010055] [Server] IP address '10.2.30.4' could not be resolved: Name or service not known
2025-03-12T08:16:00.001200Z 0 [Note] [MY-012551] [InnoDB] Buffer pool(s) load completed at 250312  8:16:00
2025-03-12T08:16:01.001200Z 0 [Note] [MY-013932] [InnoDB] InnoDB initialization has ended. Initializing buffer pool, total size = 128.000000M
# Time: 2025-03-12T08:17:00.123456Z  # User@Host: app[app] @  [10.2.30.4]  Id:    18  # Query_time: 2.104511  Lock_time: 0.000004 Rows_sent: 1  Rows_examined: 120011
SHOW STATUS LIKE 'Threads_connected';
1:M 12 Mar 2025 08:14:02.010 * Ready to accept connections tcp
1:M 12 Mar 2025 08:14:02.010 # Server initialized
1:M 12 Mar 2025 08:19:02.041 * 100 changes in 300 seconds. Saving...
1:M 12 Mar 2025 08:19:02.048 * Background saving started by pid 24
24:C 12 Mar 2025 08:19:02.120 * DB saved on disk
1:M 12 Mar 2025 08:19:02.150 * Background saving terminated with success
1:M 12 Mar 2025 08:20:00.000 # WARNING overcommit_memory is set to 0! Background save may fail under low memory condition.
1:M 12 Mar 2025 08:20:10.000 - Accepted 10.2.30.4:51999
1:M 12 Mar 2025 08:20:10.000 - DB 0: 412 keys (120 volatile) in 512 slots HT.
1:M 12 Mar 2025 08:20:15.000 - 12 clients connected (0 replicas), 1204112 bytes in use
1:M 12 Mar 2025 08:21:00.000 # You requested maxclients of 10000 requiring at least 10032 max file descriptors.
1:M 12 Mar 2025 08:21:30.000 * Synchronization with replica 10.2.30.8:6379 succeeded
127.0.0.1:6379> CONFIG GET maxclients
127.0.0.1:6379> CLIENT LIST
{"t":{"$date":"2025-03-12T08:14:02.110+00:00"},"s":"I","c":"NETWORK","id":23016,"ctx":"listener","msg":"Waiting for connections","attr":{"port":27017,"ssl":"off"}}
{"t":{"$date":"2025-03-12T08:15:02.110+00:00"},"s":"I","c":"NETWORK","id":22943,"ctx":"listener","msg":"Connection accepted","attr":{"remote":"10.2.30.4:50122","connectionId":41,"connectionCount":12}}
{"t":{"$date":"2025-03-12T08:16:02.110+00:00"},"s":"I","c":"COMMAND","id":51803,"ctx":"conn41","msg":"Slow query","attr":{"ns":"shop.sessions","durationMillis":204}}
{"level":"info","ts":"2025-03-12T08:14:02.114Z","caller":"server/server.go:88","msg":"listening","addr":":8080"}
{"level":"info","ts":"2025-03-12T08:14:05.001Z","caller":"http/middleware.go:41","msg":"request completed","method":"GET","path":"/v1/orders/412","status":200,"duration":"4.2ms","request_id":"01HRS8"}
{"level":"warn","ts":"2025-03-12T08:14:07.001Z","caller":"retry/retry.go:60","msg":"retrying request","attempt":2,"backoff":"200ms"}
{"level":"info","ts":"2025-03-12T08:14:09.001Z","caller":"db/pool.go:33","msg":"pool statistics","open":12,"in_use":3,"idle":9,"wait_count":0}
{"level":"info","ts":"2025-03-12T08:14:10.001Z","caller":"auth/token.go:71","msg":"token refreshed","user_id":812,"expires_in":3600}
{"level":"info","ts":"2025-03-12T08:14:11.001Z","caller":"auth/session.go:12","msg":"session created","session_id":"s_41c","ttl":"24h"}
{"level":"error","ts":"2025-03-12T08:14:12.001Z","caller":"mail/send.go:55","msg":"could not send mail","error":"550 mailbox unavailable"}
{"level":"debug","ts":"2025-03-12T08:14:13.001Z","caller":"cache/lru.go:90","msg":"evicted expired entries","count":31}
{"level":30,"time":1741767242113,"pid":18,"hostname":"orders-api-7c9f8c6d4b-2xk9p","reqId":"req-1","req":{"method":"GET","url":"/healthz"},"msg":"incoming request"}
{"level":30,"time":1741767242115,"pid":18,"hostname":"orders-api-7c9f8c6d4b-2xk9p","reqId":"req-1","res":{"statusCode":200},"responseTime":1.9,"msg":"request completed"}
{"level":40,"time":1741767300115,"pid":18,"hostname":"orders-api","msg":"slow request","responseTime":2104.1,"limit":2000}
{"severity":"INFO","timestamp":"2025-03-12T08:14:02.601911437Z","logger":"catalog","message":"cache warmed","keys":4120,"took_ms":812}
{"severity":"WARNING","timestamp":"2025-03-12T08:15:02.601911437Z","logger":"payments","message":"provider answered slowly","provider":"acme","elapsed_ms":1920}
{"severity":"INFO","message":"rpc finished","grpc.code":"OK","grpc.method":"GetOrder","grpc.service":"shop.v1.Orders","grpc.time_ms":3.1}
{"severity":"ERROR","message":"rpc finished","grpc.code":"NotFound","grpc.method":"GetOrder","grpc.service":"shop.v1.Orders","error":"rpc error: code = NotFound desc = order 41 not found"}
{"timestamp":"2025-03-12T08:14:02Z","level":"INFO","fields":{"message":"migration applied","version":"20250301_add_sessions"},"target":"sqlx::migrate"}
time="2025-03-12T08:14:02Z" level=info msg="Starting up"
time="2025-03-12T08:14:02Z" level=info msg="metrics server listening" addr=":9090"
time="2025-03-12T08:14:05Z" level=warning msg="config file not found, using defaults" path=/etc/app/config.yaml
time="2025-03-12T08:14:06Z" level=info msg="connected to database" host=db port=5432 pool_size=20
time="2025-03-12T08:14:07Z" level=info msg="lease renewed" holder=worker-2 ttl=15s
time="2025-03-12T08:14:09Z" level=error msg="failed to parse feed" error="unexpected EOF" url="https://example.com/feed.xml"
time="2025-03-12T08:14:10Z" level=debug msg="connection returned to pool" idle=4 active=1
time="2025-03-12T08:14:11Z" level=info msg="deadline set for request" deadline=30s method=Charge
ts=2025-03-12T08:14:02.114Z caller=main.go:181 level=info msg="Server is ready to receive web requests."
ts=2025-03-12T08:16:02.114Z caller=compact.go:576 level=info component=tsdb msg="write block" mint=1741760000000 maxt=1741767200000 ulid=01HRS8 duration=1.2s
ts=2025-03-12T08:16:04.114Z caller=head.go:1310 level=info component=tsdb msg="Head GC completed" duration=12.4ms
ts=2025-03-12T08:16:05.114Z caller=manager.go:190 level=warn component="rule manager" msg="Evaluating rule failed" err="query timed out in expression evaluation"
INFO:     Started server process [18]
INFO:     Waiting for application startup.
INFO:     Application startup complete.
INFO:     Uvicorn running on http://0.0.0.0:8000 (Press CTRL+C to quit)
INFO:     10.2.14.7:51344 - "GET /orders/412 HTTP/1.1" 200 OK
INFO:     10.2.14.7:51346 - "POST /login HTTP/1.1" 401 Unauthorized
INFO:     10.2.14.7:51348 - "POST /orders HTTP/1.1" 422 Unprocessable Entity
INFO:     Shutting down
INFO:     Finished server process [18]
[2025-03-12 08:14:02 +0000] [1] [INFO] Starting gunicorn 21.2.0
[2025-03-12 08:14:02 +0000] [1] [INFO] Listening at: http://0.0.0.0:8000 (1)
[2025-03-12 08:14:02 +0000] [8] [INFO] Booting worker with pid: 8
[2025-03-12 08:44:02 +0000] [1] [CRITICAL] WORKER TIMEOUT (pid:8)
[2025-03-12 08:44:03 +0000] [8] [INFO] Worker exiting (pid: 8)
2025-03-12 08:14:02,114 INFO sqlalchemy.engine.Engine SELECT orders.id, orders.total FROM orders WHERE orders.id = %(id_1)s
2025-03-12 08:14:02,115 INFO sqlalchemy.engine.Engine [cached since 12.1s ago] {'id_1': 412}
2025-03-12 08:14:02,116 INFO sqlalchemy.engine.Engine BEGIN (implicit)
2025-03-12 08:14:02,117 INFO sqlalchemy.engine.Engine COMMIT
2025-03-12 08:14:02,118 INFO sqlalchemy.engine.Engine ROLLBACK
2025-03-12 08:14:02,119 DEBUG sqlalchemy.pool.impl.QueuePool Connection <connection object at 0x7f21a5b18d60> checked out from pool
2025-03-12 08:14:02,120 DEBUG sqlalchemy.pool.impl.QueuePool Connection <connection object at 0x7f21a5b18d60> being returned to pool
2025-03-12 08:14:02,121 DEBUG sqlalchemy.pool.impl.QueuePool Created new connection <connection object at 0x7f21a5b18d60>
2025-03-12 08:14:03,001 INFO [alembic.runtime.migration] Running upgrade 1a2b -> 3c4d, add sessions table
2025-03-12 08:14:03,201 DEBUG asyncio Using selector: EpollSelector
2025-03-12 08:14:03,301 ERROR asyncio Task exception was never retrieved
future: <Task finished name='Task-9' coro=<refresh() done, defined at /srv/app/cache.py:41> exception=ValueError('no key')>
2025-03-12 08:14:03,401 ERROR asyncio Task was destroyed but it is pending!
task: <Task pending name='Task-12' coro=<worker() running at /srv/app/worker.py:18> wait_for=<Future pending cb=[Task.task_wakeup()]>>
2025-03-12 08:14:04,001 WARNING urllib3.connectionpool Connection pool is full, discarding connection: api.example.com. Connection pool size: 10
2025-03-12 08:14:05,001 DEBUG urllib3.connectionpool Starting new HTTPS connection (1): api.example.com:443
2025-03-12 08:14:06,001 DEBUG urllib3.connectionpool https://api.example.com:443 "GET /v1/rates HTTP/1.1" 200 312
2025-03-12 08:14:07,001 WARNING urllib3.connectionpool Retrying (Retry(total=2, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError'
2025-03-12 08:14:08,001 INFO botocore.credentials Found credentials in environment variables.
2025-03-12 08:14:09,001 INFO celery.worker.strategy Task app.tasks.send_receipt[4b1e6f1e] received
2025-03-12 08:14:10,001 INFO celery.app.trace Task app.tasks.send_receipt[4b1e6f1e] succeeded in 0.412s: None
2025-03-12 08:14:11,001 WARNING celery.worker.consumer consumer: Connection to broker lost. Trying to re-establish the connection...
2025-03-12 08:14:12,001 INFO apscheduler.executors.default Running job "cleanup_expired_tokens (trigger: interval[1:00:00])"
2025-03-12 08:14:13,001 INFO app.auth Token for user 812 issued, expires at 2025-03-12T09:14:13Z
2025-03-12 08:14:14,001 INFO app.auth Session 41c expired normally and was removed
2025-03-12 08:14:15,001 INFO app.auth Logout: token added to the blacklist, 12 entries
2025-03-12 08:14:16,001 WARNING app.auth Login failed for alice: wrong password (3 of 5 attempts)
2025-03-12 08:14:17,001 INFO app.limits Rate limit for tenant 9 is 100 requests per minute, 41 used
2025-03-12 08:14:18,001 WARNING app.limits Rate limit exceeded for tenant 9, answering 429
2025-03-12 08:14:19,001 INFO app.db Pool opened: size 20, overflow 10, timeout 30
2025-03-12 08:14:20,001 INFO app.db Pool closed, all connections returned
2025-03-12 08:14:21,001 INFO app.jobs 40 tasks in the queue, 4 workers busy
2025-03-12 08:14:22,001 INFO app.payment Payment 991 authorised in 212 ms
2025-03-12 08:14:23,001 ERROR app.payment Payment 992 refused by the bank: insufficient funds
2025-03-12 08:14:24,001 INFO app.http Request timeout set to 30 seconds
2025-03-12 08:14:25,001 INFO app.worker Detected 8 cores, starting 8 processes
Traceback (most recent call last):
  File "/srv/app/main.py", line 41, in handler
    return await call_next(request)
  File "/usr/lib/python3.12/asyncio/runners.py", line 194, in run
    return runner.run(main)
During handling of the above exception, another exception occurred:
The above exception was the direct cause of the following exception:
KeyError: 'session'
ValueError: invalid literal for int() with base 10: 'abc'
TypeError: 'NoneType' object is not subscriptable
AttributeError: 'Session' object has no attribute 'expired'
ModuleNotFoundError: No module named 'sqlalchemy'
ImportError: cannot import name 'AsyncSession' from 'sqlalchemy.orm'
FileNotFoundError: [Errno 2] No such file or directory: '/tmp/token.json'
PermissionError: [Errno 13] Permission denied: '/var/run/docker.sock'
ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 5432)
asyncio.exceptions.CancelledError
requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: /v1/rates
requests.exceptions.ReadTimeout: HTTPSConnectionPool(host='api.example.com', port=443): Read timed out. (read timeout=5)
sqlalchemy.exc.IntegrityError: (psycopg2.errors.UniqueViolation) duplicate key value violates unique constraint "users_email_key"
sqlalchemy.exc.NoResultFound: No row was found when one was required
sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedTable) relation "orders" does not exist
psycopg2.OperationalError: connection to server at "10.2.30.9", port 5432 failed: Connection refused
django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.
pydantic_core._pydantic_core.ValidationError: 1 validation error for Order
RuntimeWarning: coroutine 'main' was never awaited
DeprecationWarning: datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version.
ResourceWarning: unclosed <socket.socket fd=12, family=2, type=1, proto=6>
2025-03-12 08:14:02.412  INFO 1 --- [           main] c.example.orders.OrdersApplication       : Starting OrdersApplication using Java 21.0.2 with PID 1
2025-03-12 08:14:03.101  INFO 1 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Starting...
2025-03-12 08:14:03.301  INFO 1 --- [           main] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Added connection org.postgresql.jdbc.PgConnection@4c1d
2025-03-12 08:14:03.302  INFO 1 --- [           main] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Start completed.
2025-03-12 08:14:33.302 DEBUG 1 --- [l-1 housekeeper] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Pool stats (total=10, active=1, idle=9, waiting=0)
2025-03-12 08:15:33.302  WARN 1 --- [l-1 housekeeper] com.zaxxer.hikari.pool.HikariPool        : HikariPool-1 - Thread starvation or clock leap detected (housekeeper delta=48s12ms).
2025-03-12 08:15:40.302  INFO 1 --- [ionShutdownHook] com.zaxxer.hikari.HikariDataSource       : HikariPool-1 - Shutdown completed.
2025-03-12 08:14:05.412  INFO 1 --- [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat started on port 8080 (http) with context path ''
2025-03-12 08:14:05.512  INFO 1 --- [nio-8080-exec-1] o.a.c.c.C.[Tomcat].[localhost].[/]       : Initializing Spring DispatcherServlet 'dispatcherServlet'
2025-03-12 08:14:09.512  WARN 1 --- [nio-8080-exec-2] .w.s.m.s.DefaultHandlerExceptionResolver : Resolved [org.springframework.web.HttpRequestMethodNotSupportedException: Request method 'PUT' is not supported]
2025-03-12 08:14:10.512  INFO 1 --- [nio-8080-exec-3] c.e.orders.auth.TokenFilter              : Token accepted for subject 812, session 41c
2025-03-12 08:14:11.512 ERROR 1 --- [nio-8080-exec-4] o.a.c.c.C.[.[.[/].[dispatcherServlet]    : Servlet.service() for servlet [dispatcherServlet] in context with path [] threw exception
java.lang.NullPointerException: Cannot invoke "String.length()" because "token" is null
java.lang.IllegalStateException: Cannot call sendError() after the response has been committed
java.util.concurrent.RejectedExecutionException: Task rejected from java.util.concurrent.ThreadPoolExecutor[Running, pool size = 8, active threads = 8, queued tasks = 100]
java.net.ConnectException: Connection refused (Connection refused)
java.net.SocketTimeoutException: Read timed out
	at java.base/java.lang.Thread.run(Thread.java:1583)
	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
	at com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:181)
	at io.grpc.stub.ClientCalls.blockingUnaryCall(ClientCalls.java:165)
	at redis.clients.jedis.JedisPool.getResource(JedisPool.java:99)
	... 41 common frames omitted
Caused by: java.io.IOException: Broken pipe
Caused by: org.postgresql.util.PSQLException: ERROR: column "total" does not exist
[GC (Allocation Failure) [PSYoungGen: 262144K->12011K(305664K)] 262144K->12019K(1005056K), 0.0101210 secs]
Server listening on http://localhost:3000
Executing (default): SELECT "id", "total" FROM "orders" AS "order" WHERE "order"."id" = 412;
Executing task in folder web: npm run build
prisma:info Starting a postgresql pool with 9 connections.
prisma:query SELECT "public"."Order"."id" FROM "public"."Order" WHERE 1=1 LIMIT $1 OFFSET $2
(node:18) Warning: Setting the NODE_TLS_REJECT_UNAUTHORIZED environment variable to '0' makes TLS connections and HTTPS requests insecure.
(node:18) MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 close listeners added to [TLSSocket]. Use emitter.setMaxListeners() to increase limit
(node:18) [DEP0040] DeprecationWarning: The punycode module is deprecated. Please use a userland alternative instead.
Error: connect ECONNREFUSED 127.0.0.1:5432
Error: read ECONNRESET
Error: getaddrinfo ENOTFOUND db.internal
Error: listen EADDRINUSE: address already in use :::3000
UnhandledPromiseRejectionWarning: TypeError: Cannot read properties of undefined (reading 'token')
TimeoutError: Navigation timeout of 30000 ms exceeded
Error: Request failed with status code 401
Error: socket hang up
JsonWebTokenError: invalid signature
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)
    at async Pool.query (/srv/app/node_modules/pg-pool/index.js:45:11)
npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.
npm notice New major version of npm available! 9.8.1 -> 10.5.0
added 412 packages, and audited 413 packages in 9s
found 0 vulnerabilities
> web@1.0.0 build
> astro build
Compiled successfully in 2.1s
Test Suites: 41 passed, 41 total
Tests:       412 passed, 412 total
Jest: "global" coverage threshold for lines (80%) not met: 78.1%
 ✓ src/session.test.ts (12 tests) 41ms
 ✗ renders the login form when the session has expired
PASS tests/pool.test.js
FAIL tests/token.test.js
collected 412 items
tests/test_pool.py::test_checkout_timeout PASSED
tests/test_sessions.py ....F....                                         [ 41%]
E       AssertionError: assert 401 == 200
E       assert response.status_code == 200
=================== 1 failed, 411 passed, 3 warnings in 12.04s ===================
Run actions/checkout@v4
##[group]Run npm ci
##[error]Process completed with exit code 1.
##[warning]Node.js 16 actions are deprecated.
Requested labels: ubuntu-latest
Job defined at: example/shop/.github/workflows/ci.yml@refs/heads/main
Waiting for a runner to pick up this job...
The job running on runner 4 has exceeded the maximum execution time of 360 minutes.
Cache restored from key: Linux-node-3f1c
Step 7/12 : RUN pip install -r requirements.txt
Successfully built 9c1f0a7d2b3e
#12 exporting to image
#12 DONE 1.4s
latest: digest: sha256:3f1c9a size: 2412
Pushed registry.example.com/shop/orders-api:1.42.0
Error response from daemon: conflict: unable to remove repository reference (must force)
Terraform will perform the following actions:
Plan: 3 to add, 1 to change, 0 to destroy.
Apply complete! Resources: 3 added, 1 changed, 0 destroyed.
aws_db_instance.orders: Still modifying... [id=orders, 1m40s elapsed]
TASK [nginx : reload] ***********************************************************
ok: [web1] => (item=pool.conf)
changed: [web2]
fatal: [web3]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: Connection timed out", "unreachable": true}
PLAY RECAP *********************************************************************
Fetching origin
Everything up-to-date
Already up to date.
CONFLICT (content): Merge conflict in src/session.ts
fatal: not a git repository (or any of the parent directories): .git
error: failed to push some refs to 'git@example.com:shop/orders.git'
     execution: local
        script: load.js
        output: -
     scenarios: (100.00%) 1 scenario, 50 max VUs, 1m30s max duration (incl. graceful stop):
running (0m12.0s), 50/50 VUs, 812 complete and 0 interrupted iterations
default   [  13% ] 50 VUs  0m12.0s/1m00s
     checks.........................: 100.00% 812 out of 812
     http_req_duration..............: avg=41.2ms min=12.1ms med=38.0ms max=212.4ms p(90)=71.0ms p(95)=88.9ms
     http_req_failed................: 0.00%  0 out of 812
     iterations.....................: 812    13.5/s
     vus............................: 50     min=50 max=50
     ✓ status is 200
  █ THRESHOLDS
    http_req_duration ✓ 'p(95)<500' p(95)=88.9ms
INFO[0000] setup done                                    source=console
WARN[0012] The test has generated metrics with 100021 unique time series
W, [2025-03-12T08:14:02.114021 #18]  WARN -- : Sidekiq 7.2.2 connecting to Redis with options {:size=>10, :pool_name=>"internal", :url=>"redis://cache:6379/0"}
I, [2025-03-12T08:14:02.114021 #18]  INFO -- : [41c] Completed 200 OK in 12ms (Views: 0.4ms | ActiveRecord: 3.1ms | Allocations: 4120)
I, [2025-03-12T08:14:02.114021 #18]  INFO -- : [41c] Redirected to https://shop.example.com/login
Started GET "/orders/412" for 10.2.14.7 at 2025-03-12 08:14:02 +0000
Processing by OrdersController#show as JSON
[12-Mar-2025 08:14:02] NOTICE: fpm is running, pid 1
[12-Mar-2025 08:14:02] NOTICE: ready to handle connections
[12-Mar-2025 08:24:02] WARNING: [pool www] server reached pm.max_children setting (5), consider raising it
[12-Mar-2025 08:24:05] WARNING: [pool www] child 41, script '/var/www/index.php' (request: "GET /index.php") executing too slow (5.012 sec), logging
[Wed Mar 12 08:14:02.118204 2025] [mpm_event:notice] [pid 1:tid 1] AH00489: Apache/2.4.58 (Unix) configured -- resuming normal operations
[Wed Mar 12 08:14:09.118204 2025] [core:error] [pid 9:tid 41] [client 10.2.14.9:40122] AH00037: Symbolic link not allowed or link target not accessible: /var/www/old
PHP Warning:  Undefined variable $session in /var/www/html/index.php on line 12
PHP Notice:  session_start(): Ignoring session_start() because a session is already active in /var/www/html/index.php on line 3
thread 'main' panicked at src/main.rs:41:18: called \`Option::unwrap()\` on a \`None\` value
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace
2025-03-12T08:14:02.114021Z  INFO orders::http: listening addr=0.0.0.0:8080
2025-03-12T08:14:05.114021Z DEBUG hyper_util::client::legacy::pool: reuse idle connection for ("https", api.example.com)
2025-03-12T08:14:05.114021Z DEBUG hyper_util::client::legacy::pool: pooling idle connection for ("https", api.example.com)
panic: runtime error: index out of range [3] with length 3
goroutine 41 [running]:
net/http: request canceled (Client.Timeout exceeded while awaiting headers)
2025/03/12 08:14:02 http: TLS handshake error from 10.2.14.9:40122: EOF
2025/03/12 08:14:02 Server exiting
2025/03/12 08:14:02 [mysql] 2025/03/12 connection pool ready, max open 20
dial tcp: lookup db.internal on 10.2.0.10:53: no such host
warn: Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager[35] No XML encryptor configured. Key may be persisted to storage in unencrypted form.
info: Microsoft.Hosting.Lifetime[14] Now listening on: http://[::]:8080
info: Microsoft.EntityFrameworkCore.Database.Command[20101] Executed DbCommand (4ms) [Parameters=[@__id_0='?' (DbType = Int32)], CommandType='Text', CommandTimeout='30']
info: System.Net.Http.HttpClient.payments.LogicalHandler[101] End processing HTTP request after 212.4ms - 200
fail: Microsoft.AspNetCore.Server.Kestrel[13] Connection id "0HN1", Request id "0HN1:0002": An unhandled exception was thrown by the application.
Unhandled exception. System.InvalidOperationException: Sequence contains no elements
[2025-03-12 08:14:02,114] INFO [GroupCoordinator 1]: Member orders-1 in group orders has failed, removing it from the group (kafka.coordinator.group.GroupCoordinator)
[2025-03-12 08:14:02,114] INFO [Consumer clientId=orders-1, groupId=orders] Setting offset for partition orders-0 to the committed offset FetchPosition{offset=412} (org.apache.kafka.clients.consumer.internals.ConsumerCoordinator)
[2025-03-12 08:14:02,114] WARN [Producer clientId=producer-1] Got error produce response with correlation id 41 on topic-partition orders-0, retrying (2147483646 attempts left). Error: NOT_LEADER_OR_FOLLOWER
[2025-03-12T08:14:02,114][INFO ][o.e.n.Node               ] [es-0] started
[2025-03-12T08:14:02,114][WARN ][o.e.m.j.JvmGcMonitorService] [es-0] [gc][412] overhead, spent [512ms] collecting in the last [1s]
[2025-03-12T08:14:02,114][INFO ][o.e.c.s.ClusterApplierService] [es-0] master node changed {previous [], current [{es-0}]}
2025-03-12 08:14:02.114 [info] <0.41.0> accepting AMQP connection <0.412.0> (10.2.30.4:51200 -> 10.2.30.11:5672)
2025-03-12 08:14:02.114 [warning] <0.41.0> closing AMQP connection <0.412.0> (10.2.30.4:51200 -> 10.2.30.11:5672, vhost: '/', user: 'app'): client unexpectedly closed TCP connection
2025-03-12 08:14:02.114 [notice] <0.41.0> missed heartbeats from client, timeout: 60s
etcd: {"level":"warn","ts":"2025-03-12T08:14:02.114Z","caller":"etcdserver/util.go:170","msg":"apply request took too long","took":"212ms","expected-duration":"100ms"}
consul: agent: Synced service: service=orders-api
vault: core: lease expired and was revoked: lease_id=database/creds/app/41c
vault: auth.token: token renewed, ttl=1h
keycloak: type=LOGIN, realmId=shop, clientId=web, userId=812, ipAddress=10.2.14.7, session_state=41c
keycloak: type=REFRESH_TOKEN, realmId=shop, clientId=web, userId=812, refresh_token_type=Refresh
keycloak: type=LOGIN_ERROR, realmId=shop, clientId=web, error=invalid_user_credentials
{"error":"invalid_request","error_description":"The request is missing a required parameter"}
{"message":"Not found","code":404}
{"status":"ok","uptime":41212,"connections":{"active":12,"idle":8,"max":100}}
{"detail":"Not authenticated"}
{"detail":"Authentication credentials were not provided."}
{"errors":[{"message":"Cannot query field \\"token\\" on type \\"Session\\"","locations":[{"line":1,"column":12}]}]}
HTTP/1.1 200 OK
HTTP/1.1 401 Unauthorized
HTTP/1.1 503 Service Unavailable
HTTP/1.1 504 Gateway Timeout
WWW-Authenticate: Bearer realm="shop"
Retry-After: 30
curl: (7) Failed to connect to localhost port 8080 after 0 ms: Couldn't connect to server
curl: (28) Operation timed out after 5001 milliseconds with 0 bytes received
ssh: connect to host node3 port 22: Connection timed out
ping: db.internal: Temporary failure in name resolution
64 bytes from 10.2.0.7: icmp_seq=1 ttl=64 time=0.412 ms
rsync: connection unexpectedly closed (0 bytes received so far) [sender]
psql: error: could not translate host name "db.internal" to address: Name or service not known
redis-cli: Could not connect to Redis at cache:6379: Connection refused
pg_dump: last built-in OID is 16383
pg_restore: creating TABLE "public.sessions"
systemctl status orders: Active: active (running) since Wed 2025-03-12 08:14:02 UTC; 2h ago
free -m: Mem: 15890 4120 9011 212 2758 11240
top: load average: 0.41, 0.52, 0.61
ls: cannot access '/srv/app': No such file or directory
bash: line 1: k6: command not found
Segmentation fault (core dumped)
Killed
Out of memory: Killed process 412 (java) total-vm:8123412kB, anon-rss:4120112kB
oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=9c1f,mems_allowed=0
apparmor="DENIED" operation="open" profile="docker-default" name="/proc/41/mem"
audit: type=1400 audit(1741767242.114:41): apparmor="STATUS" operation="profile_load"
WARNING: An illegal reflective access operation has occurred
WARNING: All illegal access operations will be denied in a future release
SLF4J: Class path contains multiple SLF4J bindings.
log4j:WARN No appenders could be found for logger (org.apache.zookeeper.ZooKeeper).
Picked up JAVA_TOOL_OPTIONS: -Xmx512m
BUILD SUCCESS
[INFO] Total time:  12.412 s
[INFO] --- surefire:3.2.5:test (default-test) @ orders ---
[INFO] Tests run: 41, Failures: 0, Errors: 0, Skipped: 1
[WARNING] The requested profile "prod" could not be activated because it does not exist.
> Task :compileJava UP-TO-DATE
FAILURE: Build failed with an exception.
warning: unused variable: \`session\`
error[E0382]: borrow of moved value: \`pool\`
src/session.ts(12,7): error TS2322: Type 'string' is not assignable to type 'number'.
ESLint found 0 errors and 3 warnings.
make: *** [Makefile:12: test] Error 1
cc1: all warnings being treated as errors
CMake Warning at CMakeLists.txt:12 (message):
go: downloading google.golang.org/grpc v1.62.0
ok  	example.com/shop/orders/pool	0.412s
--- FAIL: TestTokenExpired (0.00s)
    token_test.go:41: expected 401, got 200
Downloading sqlalchemy-2.0.28-cp312-cp312-manylinux_2_17_x86_64.whl (3.2 MB)
Requirement already satisfied: asyncpg in ./venv/lib/python3.12/site-packages (0.29.0)
Collecting redis==5.0.3
Installing collected packages: PyJWT, grpcio, asyncpg
`);

/** Harmless lines made of the words of failures: pool, session, token, timeout, connection, limit, expired. */
export const MISLEADING: readonly string[] = lines(`
[INFO] 2025-03-12 connection pool initialised with 20 connections, 0 in use
[INFO] pool resized from 10 to 20 connections
[INFO] connection 7 was idle for 300 s and was closed
[INFO] connection limit of tenant 9 raised to 40
[INFO] 2 clients connected, 0 waiting
[INFO] too many requests from one address are throttled after 100 per minute
[INFO] session timeout is 30 minutes, 12 sessions active
[INFO] session 41c resumed after reconnect
[INFO] the session store uses redis at cache:6379
[INFO] closing session because the user logged out
[INFO] token expired, refreshing it
[INFO] token refreshed before it expired
[INFO] token valid until 2025-03-12T09:14:13Z
[INFO] revoked 3 tokens of user 812 on request
[INFO] no revoked tokens in the cache
[INFO] signature of the webhook verified
[INFO] certificate expires in 21 days
[INFO] certificate renewed, old one expired on 2025-03-01
[WARN] certificate has expired, using the next one
[INFO] cache entry expired, fetching it again
[INFO] request finished within its deadline, 120 ms left
[INFO] deadline of job 41 extended by 60 s
[INFO] timeout for upstream calls is 5 s
[INFO] waiting for connection to queue, attempt 1
[INFO] connection to queue established
[INFO] connection closed by client after 12 requests
[INFO] connection to replica closed for maintenance
[INFO] server closed the listener, waiting for open requests
[INFO] transaction 771 committed in 12 ms
[INFO] transaction rolled back because the form was not valid
[INFO] transaction was idle for 2 s while the report was written
[INFO] lock on table orders taken and released in 4 ms
[INFO] process 41 waits for the nightly job
[INFO] statement cache has 120 entries
[INFO] prepared statement cache cleared after the schema changed
[INFO] prepared statement plan_41 executed 12 times
[INFO] operation 41 is in progress, 60 % done
[INFO] another operation was started by bob
[INFO] health check of upstream payments passed
[INFO] upstream payments removed from rotation for the deploy
[INFO] upstream returned 502, retrying on the next server
[INFO] service unavailable page updated
[INFO] event loop started with uvloop
[INFO] event loop lag 2 ms, 14 handles
[INFO] callback for payment 991 took 0.012 seconds
[INFO] import took 12.4 seconds
[INFO] executing step 3 of 9
[INFO] executing migration add_sessions took 1.2 seconds
[INFO] blocking queue size 100, 4 waiting
[INFO] thresholds loaded from thresholds.yaml
[INFO] threshold of 80 % disk usage crossed on node3, cleaning up
[INFO] metric http_req_duration exported
[INFO] load test with 200 virtual users started
[INFO] load test finished, no threshold was crossed
[INFO] request to https://api.example.com/v1/rates took 212 ms
[INFO] request timed out once and succeeded on the second attempt
[INFO] dial plan loaded for 12 numbers
[INFO] pool of 8 threads started
[INFO] thread pool has 4 of 8 threads busy
[INFO] memory pool grew to 64 MB
[INFO] the mining pool paid out 12 shares
[INFO] swimming pool heating set to 27 degrees
[INFO] instance orders-api-2 is bound to node3
[INFO] instance i-0f81 terminated by the autoscaler
[INFO] object store has 4120 objects
[INFO] lazy loading of images enabled
[INFO] attribute 'size' has its default value
[INFO] internal error page deployed
[INFO] the internal load balancer uses port 8443
[INFO] greenlet worker 3 spawned
[INFO] await finished for job 41
[INFO] number of clients: 41, maximum 1000
[INFO] max connections per host set to 32
[INFO] superuser report logged in from 10.2.0.9
[INFO] reserved 3 slots for backups
[INFO] remaining disk space 41 GB
[INFO] driver loaded: bad blocks 0, temperature 31
[INFO] bad request from 203.0.113.9 answered with 400
[INFO] SSL handshake completed with TLSv1.3
[INFO] SSL certificate reloaded
[WARN] disk usage at 81 %
[WARN] slow query: 2104 ms
[WARN] retry 2 of 5 for job 41 in 200 ms
[WARN] clock skew of 2 s against ntp
[ERROR] could not open file /tmp/report.csv: permission denied
[ERROR] invalid JSON at line 3, column 14
[ERROR] payment provider answered with 500 Internal Server Error
[ERROR] name resolution of db.internal failed
`);

/**
 * Failures as programs report them that have nothing to do with the errors described here, although a library among those
 * prints the same words. A template that matches one of these lines is `generic`: only what is beside it tells whose it is.
 * Written for this purpose.
 */
export const SHARED: readonly string[] = lines(`
docker: Error response from daemon: driver failed programming external connectivity: Error starting userland proxy: listen tcp4 0.0.0.0:8080: bind: address already in use
2025/03/12 08:14:02 [emerg] 1#1: bind() to 0.0.0.0:80 failed (98: Address already in use)
OSError: [Errno 98] Address already in use
java.net.BindException: Cannot assign requested address (Bind failed)
OSError: [Errno 99] Cannot assign requested address
OSError: [Errno 24] Too many open files: '/srv/export/report.csv'
Error: EMFILE: too many open files, open '/srv/app/views/index.html'
accept: Too many open files
rsync: [sender] read error: Connection reset by peer (104)
wget: Read error (Connection reset by peer) in headers.
client_loop: send disconnect: Connection reset
client_loop: send disconnect: Broken pipe
http: proxy error: write tcp 10.2.0.4:8080->10.2.0.9:41922: write: broken pipe
read tcp 10.2.0.4:41922->192.0.2.40:25: read: connection reset by peer
failed to dial "10.2.0.40:22": dial tcp 10.2.0.40:22: connect: connection refused
Error: failed to dial: dial unix /run/buildkit/buildkitd.sock: connect: no such file or directory
java.io.IOException: unexpected end of stream on http://10.2.0.2:8080/...
Error: unexpected end of stream.
thread 'main' panicked at src/cache.rs:41:18: already borrowed: BorrowMutError
RuntimeError: Event loop is closed
Error: Timeout error
status: UNAUTHENTICATED
{"detail":"Invalid authentication credentials"}
421 Too many connections (8) from this IP
postfix/smtpd[3011]: warning: Too many connections from mail.example.com[192.0.2.31]
dovecot: imap-login: Maximum number of connections from user+IP exceeded
ERROR :Closing Link: Too many connections from your host
AMQP connection closed
Error: Connection closed
Connection terminated unexpectedly
mqtt: connection closed unexpectedly by the broker
SMTP connection pool exhausted
HTTP connection pool exhausted, waiting for a connection
Object pool exhausted
Waited 5.0 sec
apt-get: Waited 30 sec for cache lock
_frozen_importlib._DeadlockError: deadlock detected by _ModuleLock('orders') at 140245
ORA-00060: deadlock detected while waiting for resource
Error: Queue limit reached
Error: No connections available
InterfaceError: connection is closed
Connection pool timeout
could not send data to server: Broken pipe
could not receive data from server: Connection timed out
Error: Deadline Exceeded
Token has been invalidated
Token was revoked
The link token is invalid or expired
{"code": 4, "details": "slot 4 is taken"}
{"code": 13, "details": "unknown field"}
{"code": 14, "details": "try again later"}
status: Unavailable, message: the warehouse is closed
No more connections allowed from this class
`);

/**
 * Log lines of systems that have none of the errors described here.
 *
 * They weigh the words of templates (a word that stands here tells little), and no template may match one. Written for
 * this purpose.
 */
export const BACKGROUND: readonly string[] = [...ORDINARY, ...MISLEADING];

function lines(text: string): string[] {
	return text.split('\n').filter((line) => line !== '');
}
