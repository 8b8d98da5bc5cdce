// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Results, members, prices and the company's profile. */
export const NETFLIX_FIGURES: readonly SamplePage[] = [
  page(
    'filings.example/netflix/2024-annual-results',
    'Netflix: results for the year 2024',
    '2025-01-27',
    `
Netflix's revenue was $39.0 billion in 2024, against $33.7 billion in 2023. Netflix's revenue grew 16% in 2024, with the number of members and the price of membership both rising.

Netflix's operating margin was 27% in 2024, against 21% in 2023. Netflix's operating income was $10.4 billion in 2024. Netflix's net income was $8.7 billion in 2024, a record and a clear strength against streaming rivals that earn little.

Netflix's paid memberships were 301.6 million at the end of 2024. Netflix added 18.9 million memberships in the fourth quarter of 2024, more than in any quarter before. Netflix stopped reporting memberships each quarter from 2025.

Netflix's free cash flow was $6.9 billion in 2024. Netflix's gross debt was $15.6 billion at the end of 2024. Strong cash flow lets Netflix pay for programmes from its own earnings, a strength in a costly business.

Netflix's revenue in the United States and Canada was $17.4 billion in 2024. Netflix's revenue in Europe, the Middle East and Africa was $12.4 billion in 2024. Netflix's revenue in Asia and the Pacific was $4.4 billion in 2024.

A strong dollar lowers Netflix's revenue from abroad when it is counted in dollars, because more than half of revenue comes from outside the United States and Canada.
`,
  ),
  page(
    'filings.example/netflix/2025-annual-results',
    'Netflix: results for the year 2025',
    '2026-01-21',
    `
Netflix's revenue was $45.2 billion in 2025. Netflix's revenue grew 16% in 2025, as fast as in the year before.

Netflix's operating margin was 29.5% in 2025, against 26.7% in 2024. Netflix's advertising revenue was more than $1.5 billion in 2025, over two and a half times the figure of 2024.

Netflix passed 325 million paid memberships in 2025. Netflix is the largest subscription service for video streaming in the world, and scale spreads the cost of each programme over more members.

A tax dispute in Brazil cost Netflix about $619 million in the third quarter of 2025 and lowered its operating margin in that quarter. Taxes on digital services abroad are an economic and legal burden that Netflix cannot plan well.

Netflix split its shares ten for one in November 2025. Growth in advertising is an opportunity that Netflix has only begun to use.
`,
  ),
  page(
    'company-guide.example/netflix',
    'Netflix, Inc.: a short profile',
    null,
    `
Netflix, Inc. is an American video streaming company based in Los Gatos, California. Netflix was founded in 1997 as a mail-order rental of discs, and its shares trade on Nasdaq under the ticker NFLX. Netflix's website is netflix.com.

Netflix's rivals include Disney, Amazon, YouTube, Paramount, Comcast, Apple and Warner Bros. Discovery. Several of Netflix's rivals earn most of their money elsewhere, from shops, phones, parks or advertising.

Netflix began streaming in 2007 and produced its first large original series, House of Cards, in 2013. Netflix has been available in more than 190 countries since 2016, but not in China.

Netflix produces and buys series, films and games, and it streams a growing number of live events. Netflix released its first mobile games in November 2021.

Netflix runs almost all of its computing on Amazon Web Services, which belongs to a rival. Netflix delivers its video through Open Connect, its own network of servers inside internet providers.

Netflix's dependence on a steady supply of new hits is a weakness, because members cancel when nothing draws them. Netflix's library of old, well-known brands is smaller than Disney's, a weakness in programmes for families and in sport.
`,
  ),
];
