import { changeAndRead } from './clients.ts';

// SET LOCAL ends with its transaction, on whatever server connection that ran.
await changeAndRead((name, value) => ['BEGIN', `SET LOCAL ${name} = '${value}'`, 'COMMIT']);
