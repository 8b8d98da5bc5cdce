import type { SimulatedReply } from './simulator.ts';

interface GenerateResponse {
  candidates: { content: { parts?: { text: string }[] } }[];
}

/** The text in two pieces, what it cost and why it ended with the last. */
export function streamed(reply: SimulatedReply): SimulatedReply {
  const whole = reply.body as GenerateResponse;
  const [candidate] = whole.candidates;
  const text = candidate?.content.parts?.[0]?.text ?? '';
  const half = Math.ceil(text.length / 2);
  const piece = (said: string) => ({
    ...whole,
    usageMetadata: undefined,
    candidates: [{ content: { role: 'model', parts: [{ text: said }] }, index: 0 }],
  });
  const pieces: unknown[] = [whole];
  if (candidate && text.length > 1) {
    const last = { ...candidate, content: { role: 'model', parts: [{ text: text.slice(half) }] } };
    pieces.splice(0, 1, piece(text.slice(0, half)), { ...whole, candidates: [last] });
  }
  return {
    ...reply,
    headers: { 'content-type': 'text/event-stream' },
    body: pieces.map((one) => `data: ${JSON.stringify(one)}\r\n\r\n`).join(''),
  };
}
