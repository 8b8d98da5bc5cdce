/**
 * How text addresses the software that reads it. Matched against folded text: lower case, no accents, plain
 * quotes, lines kept. Every quantifier is bounded. A verb counts where it commands (at a start, after
 * "please"), not where somebody is reported to do it.
 */

const START = String.raw`(?:^|[.!?:;>"'(\[*\-–—]\s{0,3}|[。！？]|\bplease,? |\bbitte |\bveuillez |\bpor favor,? |\byou (?:must|should|shall|will) |\bnow )`;
const READER =
  '(?:ais?|llms?|gpts?|chatgpt|claude|gemini|chatbots?|(?:large )?language models?|artificial intelligence)';
const at = (pattern: string) => new RegExp(START + pattern, 'mu');
const anywhere = (pattern: string) => new RegExp(pattern, 'mu');

const ENGLISH = [
  anywhere(
    String.raw`(?<!\b(?:who|that|which|they|not|n't|we|often|sometimes|companies|users|customers|managers|regulators|investors|employees) )\b(?:ignore|disregard|forget|override|bypass) (?:[\w,']{1,15} ){0,4}(?:previous|prior|above|earlier|preceding|foregoing|existing|original|system|your|other)(?: [\w,']{1,15}){0,2} (?:instructions?|prompts?|directives?|guidelines|rules|programming|training|messages?)\b`,
  ),
  at(
    String.raw`(?:ignore|disregard|forget) (?:all|everything|anything|the|any|whatever)(?: of)?(?: the| that)?(?: text| content| instructions| was)?(?: said| written)? (?:above|before this|up to now|so far|previously)\b`,
  ),
  at(String.raw`(?:ignore|disregard|forget) (?:all|any) (?:instructions|rules|prompts)\b`),
  anywhere(
    String.raw`\byou are (?:now )?(?:an?|the|my|acting as|no longer) (?:[\w-]{1,20} ){0,4}(?:assistant|ai|language model|chatbot|bot|llm|ai agent|persona|jailbroken|dan)\b(?! (?:customer|user|company|startup|business))`,
  ),
  anywhere(
    String.raw`\byou are now (?:in )?(?:dan|unrestricted|free from|free of|developer mode|debug mode|admin mode|jailbroken|operating)\b`,
  ),
  anywhere(
    String.raw`\bfrom now on,? you (?:are|will (?:respond|answer|act|always|only)|must|shall|should)\b`,
  ),
  anywhere(
    String.raw`\b(?:your|new|hidden|my) system (?:prompt|message|instructions)\b|\bsystem prompt ?[:=]`,
  ),
  at(
    String.raw`(?:reveal|print|repeat|show|output|ignore|leak|display|override|follow|replace) (?:[\w,']{1,12} ){0,3}system (?:prompt|message|instructions)\b`,
  ),
  anywhere(
    String.raw`\bas an? (?:helpful |large )?(?:ai|llm|(?:ai |large )?language model)(?: (?:language model|assistant|model|agent|system|chatbot))?,? (?:i|you|your|my)\b`,
  ),
  anywhere(String.raw`\bas an? ai language model\b`),
  anywhere(
    String.raw`\bif you are an? (?:[\w-]{1,15} ){0,2}${READER}\b(?! (?:company|startup|start-up|developer|vendor|investor|researcher|engineer|user|customer|provider|firm|enthusiast|buyer|business))`,
  ),
  at(
    String.raw`(?:attention|note|notice|message|instructions?|hey|dear|hello)(?: to| for)?,? (?:all |any |the |every )?${READER}(?: (?:assistants?|models?|agents?|systems?|readers?|crawlers?|bots?|tools?))?(?: [\w ]{1,30})? ?[:,!]`,
  ),
  at(
    String.raw`(?:do not|don't|never) (?:ever )?(?:mention|reveal|cite|summari[sz]e|acknowledge|tell the (?:user|reader)|follow (?:the |any )?(?:previous|prior|above|system))\b`,
  ),
  at(
    `(?:only )?(?:respond|reply|answer) (?:only |solely |exactly |just )?(?:with|in|using|as|by (?:saying|writing)) (?:(?:only|the|a|an|this|one|valid|following|single|exact|plain|raw) ){0,4}(?:json|xml|yaml|words?|sentence|text|phrase|message|string|format|output|yes|no|["'])`,
  ),
  at(
    String.raw`(?:output|print|return|produce|emit|write|generate|say) (?:only |exactly )?the following (?:[\w-]{1,12} )?(?:json|text|xml|sentence|message|string|words?|output|answer|phrase)\b`,
  ),
  anywhere(
    String.raw`\brespond (?:only )?with (?:this|the following) (?:sentence|text|phrase|message)\b`,
  ),
  anywhere(
    String.raw`\b(?:new|updated|additional|hidden|secret|important) (?:system )?instructions? ?(?:for (?:the )?${READER}[\w ]{0,20})?:`,
  ),
  at(
    String.raw`(?:always )?(?:say|state|write|mention|include|claim|recommend|rate|report)\b[^.!?\n]{0,80}\bin your (?:answer|response|summary|analysis|reply|output)\b`,
  ),
];

const ROLE_MARKERS = [
  /^\s{0,4}(?:\*\*)?(?:system|assistant|developer)(?: (?:prompt|message|instructions?))?(?:\*\*)? ?: {0,2}(?=["']?\p{L})/mu,
  /[.!?]["']? {1,2}system ?: {0,2}(?=["']?\p{L})/mu,
  /,? and,? system ?: {0,2}(?=["']?\p{L})/mu,
  /<\|?\s?(?:im_start|im_end|im_sep|system|assistant|endoftext|begin_of_text|start_header_id|end_header_id|eot_id)\s?\|>/u,
  /\[\/?inst\]|<<\/?sys>>|<\/?(?:system|assistant|system_prompt|instructions)>/u,
  /^\s{0,3}#{2,6} {0,2}(?:instructions?|system|system prompt|new task|assistant)(?: ?:|\s{0,3}$)/mu,
  /["']role["'] ?: ?["'](?:system|assistant|developer)["']/u,
];

const GERMAN = [
  at(
    String.raw`(?:ignorier(?:e|en sie|t)|missachte(?:n sie)?|vergiss|vergessen sie|verwirf|ubergehe(?:n sie)?) (?:[\p{L},]{1,20} ){0,4}(?:anweisung(?:en)?|instruktion(?:en)?|vorgaben|befehle|prompts?|regeln)`,
  ),
  anywhere(
    String.raw`\b(?:du bist|sie sind) (?:jetzt|nun|ab jetzt|ab sofort|von nun an) (?:ein|eine|der|die|mein|kein)\b(?! (?:mitglied|kunde|kundin|nutzer))`,
  ),
  anywhere(
    String.raw`\bals (?:ki|kunstliche intelligenz|sprachmodell)(?:-?(?:modell|assistent|sprachmodell))?,? (?:darfst|musst|sollst|wirst|antwortest|kann ich|bist|mussen sie|sollen sie)\b`,
  ),
  at(
    'antworte(?:n sie)? (?:nur |ausschliesslich |ausschlieszlich |ausschließlich |immer )?(?:mit|auf|in|im) ',
  ),
  at(String.raw`erwahne(?:n sie)? [^.!?\n]{0,60}\bnicht\b`),
  at(
    String.raw`gib (?:nur |ausschließlich )?(?:folgendes|das folgende|den folgenden)[^.!?\n]{0,40}\baus\b`,
  ),
];

const FRENCH = [
  at(
    String.raw`(?:ignorez?|oubliez?|ne (?:tiens|tenez) pas compte (?:de|des)) (?:[\p{L}',]{1,20} ){0,3}(?:instructions?|consignes?|directives?|regles)(?: [\p{L}-]{1,12})? (?:precedente?s?|anterieure?s?|ci-dessus|du systeme)`,
  ),
  anywhere(
    String.raw`\b(?:tu es|vous etes) (?:maintenant|desormais|a present) (?:une? |l'|mon )?(?:[\p{L}-]{1,15} )?(?:ia|assistante?|intelligence artificielle|modele|chatbot|agent)\b`,
  ),
  anywhere(
    String.raw`\ben tant qu(?:e |')(?:une? )?(?:ia|intelligence artificielle|modele de langage|assistant(?: ia)?),? (?:tu|vous|je|ne)\b`,
  ),
  at(
    `repond(?:s|ez) (?:uniquement |seulement |toujours |exclusivement )?(?:avec|par|en) (?:json|une?|le|la|ces?|cette|oui|non|"|')`,
  ),
  at(String.raw`ne (?:mentionnez?|revelez?|citez?) (?:pas|jamais)\b`),
];

const SPANISH = [
  at(
    String.raw`(?:ignora|ignore|olvida|olvide|haz caso omiso de|haga caso omiso de|descarta) (?:[\p{L},]{1,20} ){0,3}(?:instrucciones|indicaciones|ordenes|reglas)(?: [\p{L}]{1,12})? (?:anteriores|previas|precedentes|del sistema)`,
  ),
  anywhere(
    String.raw`\b(?:ahora eres|eres ahora|a partir de ahora eres) (?:una? |mi )?(?:[\p{L}-]{1,15} )?(?:ia|asistente|inteligencia artificial|modelo|chatbot|agente)\b`,
  ),
  anywhere(
    String.raw`\bcomo (?:una? )?(?:ia|inteligencia artificial|modelo de lenguaje),? (?:debes|tienes|no puedo|puedes|eres)\b`,
  ),
  at(
    `responde (?:solo |unicamente |solamente |siempre )?(?:con|en) (?:json|una?|el|la|esta|este|si|no|"|')`,
  ),
  at(String.raw`no (?:menciones|mencione|reveles|cites)\b`),
];

export const INSTRUCTION_PATTERNS: readonly RegExp[] = [
  ...ENGLISH,
  ...ROLE_MARKERS,
  ...GERMAN,
  ...FRENCH,
  ...SPANISH,
];
