/**
 * How text gives orders to the software that reads it: chat templates and role markers, and the plain order to
 * forget what it was told. A page that does so is flagged and kept, so that a few sure signs are enough.
 * Matched against folded text: lower case, no accents, plain quotes, lines kept. Every quantifier is bounded.
 */
const START = String.raw`(?:^|[.!?:;>"'(\[*\-–—,]\s{0,3}|[。！？]|\band |\bplease,? |\bbitte |\bveuillez |\bpor favor,? |\byou (?:must|should) |\bnow )`;

const FORGET = [
  'ignore|disregard|forget|override',
  'ignoriere?|ignorieren sie|missachten? sie|vergiss|vergessen sie',
  'ignorez|oubliez?|ignora|ignori|olvid[ae]|esqueca|ignorar|dimentica|dimenticate|ignorate',
  'negeer|vergeet|ignorera|glom|ignorer|glem|zignoruj|ignoruj|zapomnij|unohda|yoksay',
  '(?:про)?игнорируи(?:те)?|забудь(?:те)?|تجاهل|انس',
].join('|');
const TOLD =
  'instruction|instruktion|instruccion|instruc[ot]|istruzion|instrukcj|instructie|anweisung|vorgabe|consigne|directive|indicacion|polecen|prompt|talimat|ohjeet|ohjei|инструкци|указани|تعليمات|التعليمات';

const order = new RegExp(`${START}(?:${FORGET})[^.!?\\n]{1,60}?(?:${TOLD})`, 'mu');
const orderInHan =
  /(?:忽略|無視|无视|忘记|忘記|忘掉)[^。\n]{0,15}(?:指令|指示|提示|命令)|(?:指示|指令|命令|プロンプト)[^。\n]{0,8}(?:無視|忘れ)/u;
const orderInTurkishOrKorean =
  /(?:talimat|komut)\p{L}{0,8} (?:yok ?say|unut|gormezden)|(?:지시|명령|프롬프트)[^.\n]{0,8}(?:무시|잊)/u;

export const INSTRUCTION_PATTERNS: readonly RegExp[] = [
  order,
  orderInHan,
  orderInTurkishOrKorean,
  // Roles and templates of chats.
  /^\s{0,4}(?:\*\*)?(?:system|assistant|developer)(?: (?:prompt|message|instructions?))?(?:\*\*)? ?: {0,2}(?=["']?\p{L})/mu,
  /(?:[.!?]["']? {1,2}|,? and,? )system ?: {0,2}(?=["']?\p{L})/mu,
  /<\|?\s?(?:im_start|im_end|im_sep|system|assistant|endoftext|begin_of_text|start_header_id|end_header_id|eot_id|start_of_turn|end_of_turn)\s?\|?>/u,
  /\[\/?inst\]|<<\/?sys>>|<\/?(?:assistant|system_prompt|instructions)>/u,
  /^\s{0,3}#{2,6} {0,2}(?:instructions?|system|system prompt|new task|assistant)(?: ?:|\s{0,3}$)/mu,
  /["']role["'] ?: ?["'](?:system|assistant|developer)["']/u,
  // The reader addressed as software, and the words of our own judge put into its mouth.
  /\b(?:your|hidden) system (?:prompt|message|instructions)\b/u,
  /\bas an? ai(?: language model)?,? (?:you|i)\b|\bif you are an? (?:ai|llm|(?:large )?language model)(?: (?:model|assistant|agent|system))?[,:]/u,
  /\b(?:attention|notes? to|message to|dear|hey),? (?:all |any |the )?(?:ais?|llms?|language models?|ai (?:models?|assistants?|agents?|systems?))\b[^.!?\n]{0,20}[:,]/u,
  /(?:^|[.!?:;"'] ?)(?:ignore|forget|disregard) (?:everything|all)(?: of)?(?: the| that)?(?: text| said| written)? (?:above|before this|so far|previously)\b/mu,
  /\byou are (?:now|no longer) (?:an?|the|my) (?:[\w-]{1,20} ){0,3}(?:assistant|ai|language model|chatbot|llm)\b/u,
  /(?:^|[.!?:;"']\s{0,3}|\bmust |\bshould |\bplease )(?:answer|respond|reply|mark|rate|judge)\b[^.!?\n]{0,40}\b(?:supported|only with|with this sentence|in json)\b/mu,
];
