import type { OutgoingMessage } from '../../ports.ts';
import { checkJson, refuse } from './document-rules.ts';

/** Cloud Pub/Sub's limits, kept by every driver and fake. */
const MAX_MESSAGE_BYTES = 10_000_000;
const MAX_ATTRIBUTES = 100;
const MAX_KEY_BYTES = 256;
const MAX_VALUE_BYTES = 1024;
const TOPIC = /^(?!goog)[A-Za-z][A-Za-z0-9._~+%-]{2,254}$/;

/** Refuses what Pub/Sub would not take. Answers the data as JSON text. */
export function checkMessage(topic: string, message: OutgoingMessage): string {
  if (!TOPIC.test(topic)) refuse(`"${topic.slice(0, 300)}" is not a topic name`);
  const attributes = Object.entries(message.attributes);
  if (attributes.length > MAX_ATTRIBUTES)
    refuse(`a message has at most ${MAX_ATTRIBUTES} attributes`);
  let bytes = 0;
  for (const [key, value] of attributes) {
    const keyBytes = Buffer.byteLength(key);
    if (keyBytes < 1 || keyBytes > MAX_KEY_BYTES || key.startsWith('goog')) {
      refuse(`"${key.slice(0, 300)}" is not an attribute name`);
    }
    if (typeof value !== 'string' || Buffer.byteLength(value) > MAX_VALUE_BYTES) {
      refuse(`the attribute "${key}" is not a text of at most ${MAX_VALUE_BYTES} bytes`);
    }
    if (!key.isWellFormed() || !value.isWellFormed())
      refuse('an attribute holds half a surrogate pair');
    bytes += keyBytes + Buffer.byteLength(value);
  }
  checkJson(message.data);
  const json = JSON.stringify(message.data);
  if (bytes + Buffer.byteLength(json) > MAX_MESSAGE_BYTES) {
    refuse(`a message has at most ${MAX_MESSAGE_BYTES} bytes`);
  }
  return json;
}
