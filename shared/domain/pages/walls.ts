/** Why a page says nothing: somebody stands before it, there is none, or it holds no words. */
export type NoPage = 'wall' | 'error_page' | 'empty';

/** Longer pages have something to say, whatever else stands on them. In letters; Han, kana and Hangul count thrice. */
const SHORT = 2_500;
const TINY = 700;
/** Share of a short page's sentences that must ask for something before the page is a wall. */
const MOSTLY = 0.5;

/** Marks that gatekeepers and servers leave, whatever the language of the page. */
const GATEKEEPER =
  /\bray id\b|security by cloudflare|cf-chl|incident id\b|px-captcha|errors\.edgesuite|press & hold|just a moment\s?(?:\.\.\.|…)|(?:enable|activate) javascript|javascript (?:is|are|and cookies|seems to be|must be|required)|reference #\s?[\da-f]+\.[\da-f]|verify(?:ing)? (?:that )?you are (?:a )?human|(?:are|were|not) a (?:ro)?bot\b|re?captcha|checking your browser|unusual traffic/iu;
const SERVER =
  /\b(?:http status|http error|error code:?) ?[45]\d\d\b|\b(?:40[0134]|410|429|451|50[0-4])\s?[:|–—-]?\s?(?:not found|forbidden|unauthori[sz]ed|gone|bad gateway|service unavailable|internal server error|error)|<code>(?:accessdenied|nosuchkey)|\bnginx\/\d/iu;
/** `404 - Halden Robotics`, `Fehler 404`, `エラー 404`. */
const ERROR_NUMBER =
  /(?:^|[\s:|([–—-])(?:40[0134]|410|429|451|50[0-4])(?=$|[\s:|)\]–—!.-])|エラー ?40\d|错误 ?40\d/u;

/** Sentences that speak to the reader at a door: the verb commands, or the sentence asks. */
const one = (...alternatives: string[]) => new RegExp(`(?:${alternatives.join('|')})`, 'iu');
const COMMAND = String.raw`(?:^|[,:;|–—&(¿¡!?] ?|\b(?:please|now|jetzt|bitte|to view|or|oder|ou|o) )`;
const CONSENT = one(
  String.raw`\b(?:uses?|accept|disabled?|enable|allow|manage|mit|und|des|las|os|i) cookies\b|cookies? (?:policy|settings|are|and javascript|einstell|et|et autres|y|e|zu|zulassen)|(?:куки|クッキー|쿠키|çerez|kakor|ciasteczk)`,
  `we value your privacy|your privacy choices|ihre privatsphäre|votre vie privée|tu privacidad|la tua privacy`,
  `^(?:accept|reject|allow|agree|manage)(?: |$)|^(?:zustimmen|ablehnen|akzeptieren|alle akzeptieren|tout accepter|tout refuser|aceptar|rechazar|accett|rifiut|aceitar|accepteren|godkänn|zaakceptuj|kabul|принять|同意|すべて|モ?두? ?동의)`,
  String.raw`\bpartners? (?:store|access|process)|on (?:a|your) device|auf (?:einem|ihrem) gerät|sur (?:un|votre) (?:appareil|terminal)|en (?:un|su) dispositivo|weiterlesen|werbefrei im abo`,
);
const ENTRY = one(
  String.raw`${COMMAND}(?:sign|log) ?(?:in|up)\b|${COMMAND}join (?:now|today|linkedin)|${COMMAND}(?:create|open) (?:a free |an |your )?account|${COMMAND}(?:subscribe|register)\b(?! to our newsletter)`,
  String.raw`(?:subscriber|member|abonnent\p{L}*|abonné\p{L}*|suscriptor\p{L}*|abbonat\p{L}*|assinante|abonnee|prenumerant|subskrybent\p{L}*|abone|account|password|mitglied|konto|会員|購読|订阅|訂閱|구독|회원)[^.!?]{0,12}[?？]`,
  `${COMMAND}(?:anmelden|einloggen|abonnieren|registrieren|melden sie sich|testen|connectez-vous|identifiez-vous|abonnez-vous|inscrivez-vous|suscr[ií]b|inicia|regístrat|accedi|abb[oò]nati|assine|entre|faça login|inloggen|abonneer|meld je|logga in|prenumerera|logg inn|log ind|kirjaudu|tilaa|zaloguj|subskrybuj|giriş yap|abone ol|войдите|подпишитесь|оформите|зарегистрируйтесь|请?登录|請?登入|订阅|訂閱|注册|ログイン|로그인|구독하|سجل|اشترك)`,
  String.raw`\b(?:exclusiv|réservé|reserviert|riservat|reservad)\p{L}* (?:für|aux?|para|agli|per|a|to|for) \p{L}* ?(?:abonn|suscript|abbonat|assinant|subscri|mitglied)|for subscribers only|nur für abonn|会員限定|有料会員|remaining of the article|user agreement|free articles? (?:left|remaining)`,
  String.raw`\bto (?:see|continue|read|keep reading|connect)\b.{0,60}\b(?:subscribe|sign|log|join|register)|see who you already know`,
);
const NOTHING = one(
  `access (?:is |has been |to this page )?(?:denied|restricted|blocked)|n['’]?o?t have permission|not authori[sz]ed to|you have been blocked|zugriff verweigert|keinen zugriff|acc[eè]s (?:refus|interdit|bloqu)|acceso (?:denegado|bloqueado|restringido)|accesso negato|acesso negado|toegang geweigerd|åtkomst nekad|adgang nektet|pääsy estetty|odmowa dostępu|brak dostępu|erişim engel|доступ (?:запрещ|ограничен|закрыт)|нет прав|访问被拒|拒絕存取|アクセス.{0,6}(?:拒否|制限|できません)|접근.{0,4}(?:거부|차단)`,
  String.raw`^(?:\W{0,3})(?:page |error |file )?not found|(?:page|article|url|link|content|document|it)\b.{0,40}(?:(?:not|n['’]t|cannot) be found|no longer (?:exist|available)|not (?:found|exist|available)|(?:does|do)(?: not|n['’]t) exist)|nothing was found|maybe try a search|back to (?:the )?home`,
  `seite.{0,40}(?:nicht (?:gefunden|verfügbar|mehr)|existiert nicht)|page.{0,40}(?:introuvable|n['’]existe)|p[aá]gina.{0,40}(?:no (?:existe|encontrad|se |está)|non (?:trovat|esist)|niet (?:gevonden|bestaat)|bestaat niet|não)|sidan.{0,30}(?:hittade|finns inte)|siden.{0,20}(?:ikke|findes)|sivua ei|strona.{0,30}nie|nie znaleziono|sayfa.{0,20}bulunam|страниц.{0,30}не (?:найден|существ)|(?:页面|頁面|网页|網頁).{0,15}(?:不存在|找不到|未找到|没有)|ページ.{0,20}(?:見つか|存在し|削除)|페이지.{0,20}(?:찾을 수|없)`,
);

/**
 * Whether a page is no page: a check of humanity, a cookie or pay wall, a login, an error. Only short pages can
 * be; `text` is cleaned.
 */
export function noPage(title: string, text: string): NoPage | null {
  if (!/\p{L}/u.test(text)) return 'empty';
  if (text.length > 4 * SHORT) return null;
  const size =
    (text.match(/\p{L}/gu)?.length ?? 0) +
    2 * (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/gu)?.length ?? 0);
  if (size > SHORT) return null;
  const tiny = size <= TINY;
  const sentences = [title, ...text.split(/(?<=[.!?…])\s|(?<=[。！？])|\n/u)].map((one) =>
    one.trim(),
  );
  const consent = sentences.map((sentence) => CONSENT.test(sentence));
  const entry = sentences.map((sentence) => ENTRY.test(sentence));
  const nothing = sentences.map((sentence) => NOTHING.test(sentence));
  const kept = sentences.map((sentence) => GATEKEEPER.test(sentence));
  const asks = sentences.map((_, at) => consent[at] || entry[at] || nothing[at] || kept[at]);
  const asking = asks.filter(Boolean).length;
  // Names and labels of a few words, such as the company's name or "12,345 likes", say nothing either way.
  const telling = sentences.filter((one, at) => at > 0 && !asks[at] && isTelling(one)).length;
  const share = asking / Math.max(1, asking + telling);
  const errors = nothing.filter(Boolean).length;
  const onlyNumber = !/\d\d/.test(text.replace(/\b[45]0\d\b/g, ''));
  const numbered = ERROR_NUMBER.test(title) && (asking > 0 || onlyNumber);
  if (tiny && (numbered || nothing[0] || SERVER.test(`${title}\n${text}`))) return 'error_page';
  if (asking === 0 || share < (kept.includes(true) && tiny ? MOSTLY / 2 : MOSTLY)) return null;
  return errors > asking / 2 ? 'error_page' : 'wall';
}

const isTelling = (sentence: string) =>
  sentence.split(/\s+/).length > 3 ||
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{6}/u.test(sentence);
