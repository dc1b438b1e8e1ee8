// Written for any Node that has modules (12.20).

const MESSAGES = {
  en: (found) =>
    `Parcours needs Node.js 22.12 or newer; this is ${found}. Install a newer one from nodejs.org, or ask the people who look after your computer.`,
  fr: (found) =>
    `Parcours a besoin de Node.js 22.12 ou plus récent ; celui-ci est ${found}. Installez-en un plus récent depuis nodejs.org, ou adressez-vous à votre service informatique.`,
  de: (found) =>
    `Parcours braucht Node.js 22.12 oder neuer; dies ist ${found}. Installieren Sie ein neueres von nodejs.org, oder fragen Sie Ihre IT.`,
};

/**
 * Tells why the command does not run, in the user's language. An editor that has started the language server shows nothing of standard
 * error: it is answered in its protocol, with a message that it shows.
 */
export function refuseOldNode({ argv, env, versions, stdin, stdout, stderr }) {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const flag = argv[argv.indexOf('--lang') + 1];
  const asked = argv.includes('--lang') && Object.keys(MESSAGES).includes(flag) ? flag : locale.slice(0, 2);
  const message = (MESSAGES[asked] || MESSAGES.en)(versions.node);
  stderr.write(`parcours: ${message}\n`);
  if (argv[2] === 'lsp') answerInitialize(stdin, stdout, message);
}

/** Shows the message in the editor and refuses its first request (Language Server Protocol, `initialize`). */
function answerInitialize(stdin, stdout, message) {
  const send = (content) => {
    const body = JSON.stringify(Object.assign({ jsonrpc: '2.0' }, content));
    stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  let received = Buffer.alloc(0);
  const read = (data) => {
    received = Buffer.concat([received, data]);
    const request = firstMessage(received);
    if (!request) return;
    stdin.off('data', read);
    stdin.pause();
    send({ method: 'window/showMessage', params: { type: 1, message } });
    send({ id: request.id, error: { code: -32002, message, data: { retry: false } } });
  };
  stdin.on('data', read);
}

function firstMessage(received) {
  const end = received.indexOf('\r\n\r\n');
  const length = end < 0 ? null : /Content-Length: *(\d+)/i.exec(received.toString('ascii', 0, end));
  if (!length || received.length < end + 4 + Number(length[1])) return null;
  return JSON.parse(received.toString('utf8', end + 4, end + 4 + Number(length[1])));
}
