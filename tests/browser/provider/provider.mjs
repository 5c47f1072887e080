// A provider for the tests: `node provider.mjs LIBRARY PORT CALLBACK AFTER`. Whoever signs in is who they say they are.
import { pathToFileURL } from 'node:url';

const [library, port, callback, after] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(library).href);
const issuer = `http://127.0.0.1:${port}`;
const provider = new Provider(issuer, {
  clients: [{ client_id: 'monitor', client_secret: 'geheim van de proef', redirect_uris: [callback], post_logout_redirect_uris: [after] }],
  claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email'] },
  pkce: { required: () => true },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: `nummer-${id}`, preferred_username: id, email: `${id}@example.nl` }),
  }),
});
process.stdin.on('end', () => process.exit()).resume();
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
