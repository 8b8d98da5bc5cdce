import { describe, expect, it } from 'vitest';
import { noPage } from './walls.ts';

describe('is no page', () => {
  it.each([
    [
      'a check of humanity',
      'Just a moment...',
      'Just a moment... Enable JavaScript and cookies to continue. Verifying you are human. This may take a few seconds. Ray ID: 8c1f23 Performance & security by Cloudflare',
    ],
    [
      'another',
      'Pardon Our Interruption',
      'As you were browsing something about your browser made us think you were a bot. There are a few reasons this might happen. You have disabled cookies in your web browser. To regain access, make sure cookies and JavaScript are enabled before reloading the page.',
    ],
    [
      'a login',
      'Acme | Facebook',
      'Acme. Log in or sign up for Facebook to connect. Log In. Forgotten account? 12,345 likes.',
    ],
    [
      'a cookie wall',
      'Acme senkt Preise',
      'Mit Werbung weiterlesen. Besuchen Sie uns wie gewohnt mit Werbung und Cookies. Zustimmen. Oder werbefrei im Abo für 4,99 € im Monat. Jetzt abonnieren. Bereits Abonnent? Anmelden.',
    ],
    [
      'a pay wall',
      'Acme - El Diario',
      'Este contenido es exclusivo para suscriptores. Suscríbete por 1 € al mes. ¿Ya eres suscriptor? Inicia sesión.',
    ],
    [
      'a Japanese pay wall',
      'アクメの業績',
      'この記事は会員限定です。ログインしてください。有料会員になると続きを読めます。',
    ],
  ])('%s', (_, title, text) => {
    expect(noPage(title, text)).toBe('wall');
  });

  it.each([
    [
      '404 - Acme',
      'Oops! That page can’t be found. Acme. It looks like nothing was found at this location. Maybe try a search?',
    ],
    ['Fehler 404 | Acme', 'Acme'],
    [
      'Page introuvable',
      'Désolé, la page que vous cherchez est introuvable. Acme. Retour à l’accueil',
    ],
    ['ページが見つかりません', 'お探しのページは見つかりませんでした。Acme トップへ戻る'],
    ['Acme', '502 Bad Gateway\nnginx/1.25.1'],
    [
      'Access Denied',
      'Access Denied. You don’t have permission to access this page on this server. Reference #18.2d351ab8. Acme.',
    ],
    ['Доступ запрещён', 'Доступ запрещен. Acme. У вас нет прав для просмотра этой страницы.'],
  ])('an error: %s', (title, text) => {
    expect(noPage(title, text)).toBe('error_page');
  });

  it('one without a word', () => {
    expect(noPage('Acme', ' | 12 | — ')).toBe('empty');
  });
});

describe('is a page', () => {
  it.each([
    [
      'of a company that lives from subscriptions',
      'Netflix had 301.6 million subscribers. Its subscription price is $17.99. Churn was 2%.',
    ],
    [
      'of one that helps people log in',
      'Okta helps people log in. Its revenue was $2.61 billion. Okta has 19,650 customers.',
    ],
    [
      'of one that keeps others out',
      'Cloudflare reported revenue of $459.9 million. It blocks bots for 237,714 customers.',
    ],
    ['of a baker', 'Bahlsen is a German cookie maker. It had sales of €546 million in 2022.'],
    [
      'that ends in a request',
      'Tesla delivered 1,789,226 cars. It employs 125,665 people. Subscribe to our newsletter.',
    ],
    ['of a verdict', 'Tesla was not found guilty. The judge read it out on Monday.'],
    [
      'named after a number',
      'The Peugeot 404 is a car that was made from 1960 to 1975.',
      'Peugeot 404',
    ],
    ['that is long', `Log in. Subscribe now. ${'Sales of pumps rose in the north. '.repeat(200)}`],
  ])('%s', (_, text, title = 'Report') => {
    expect(noPage(title, text)).toBeNull();
  });
});
