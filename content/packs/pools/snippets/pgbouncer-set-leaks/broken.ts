import { changeAndRead } from './clients.ts';

// SET lasts for the session, and the session belongs to the server connection.
await changeAndRead((name, value) => [`SET ${name} = '${value}'`]);
