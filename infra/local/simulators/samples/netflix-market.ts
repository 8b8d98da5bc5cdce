// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Viewing, rivals, prices, advertising and the supply of programmes. */
export const NETFLIX_MARKET: readonly SamplePage[] = [
  page(
    'audience-statistics.example/share-of-viewing-2025',
    'Streaming overtakes broadcast and cable: where Netflix stands',
    '2025-06-18',
    `
Streaming's share of American television viewing was 44.8% in May 2025, according to Nielsen. Streaming drew more viewing in May 2025 than broadcast and cable together, for the first time. Industry growth in streaming comes from viewers who leave cable.

YouTube's share of American television viewing was 12.5% in May 2025, according to Nielsen. Netflix's share of American television viewing was 7.5% in May 2025, according to Nielsen. YouTube is ahead of Netflix on the television screen, and its videos cost viewers nothing.

Free video is the most widespread substitute for a Netflix subscription. Many viewers, above all younger ones, are moving to YouTube and TikTok, which keeps the threat from substitutes high.

Members watched more than 95 billion hours on Netflix in the first half of 2025. Netflix's viewing is spread over thousands of titles, and no single title made up more than a small part of it.

Cable television is a shrinking substitute for Netflix: it costs more and binds the customer with a contract. Games, social media and sleep compete for the same hours, as Netflix itself has said.
`,
  ),
  page(
    'stream-ledger.example/netflix-and-its-rivals-2025',
    'Netflix and its rivals: subscribers and profits',
    '2025-03-03',
    `
Disney+ had 124.6 million subscribers at the end of 2024. Warner Bros. Discovery had 116.9 million streaming subscribers at the end of 2024. Paramount+ had 77.5 million subscribers, and Peacock had 36 million, at the end of 2024.

The number of competitors in streaming is high: at least eight large services fight for the same households. Rivalry is intense because every rival spends billions on programmes that members may watch in a month.

Amazon put advertisements into Prime Video by default in January 2024. Amazon can afford to lose money on video, since Prime sells much else, so price competition with Netflix is not between equals.

Differentiation rests on exclusive programmes: a hit series can be seen on one service only. Exclusive series make streaming offers distinct, yet the services themselves are alike in picture, price and handling.

Exit barriers are high, because film studios with a service of their own keep it alive for strategic reasons. Weak services merge or bundle with others instead of leaving the industry.

Programmes are a heavy fixed cost: a series costs the same whether one million or one hundred million people watch. Netflix's scale in members is therefore its main advantage in cost over smaller rivals.

Disney, Fox and Warner Bros. Discovery gave up their planned sports service Venu in January 2025. The end of Venu shows how hard it is for even strong newcomers to enter streaming.
`,
  ),
  page(
    'price-watch.example/netflix-price-rises-2025',
    'Netflix raises prices: what members pay and why few leave',
    '2025-01-24',
    `
Netflix raised its American prices in January 2025. The standard plan rose from $15.49 to $17.99 a month, and the plan with advertisements rose from $6.99 to $7.99. Rising prices show that price competition in streaming is limited for the leader.

Buyers can leave at any time: switching from Netflix to a rival takes a few clicks and costs nothing. Netflix's monthly churn was about 2% in 2024, according to Antenna, the lowest among large services.

Buyers are highly sensitive to the price of streaming when several services add up. American households with streaming paid $69 a month for four services on average in 2025, according to Deloitte. Many households cancel one service to pay for another.

Netflix began to charge for shared passwords in the United States in May 2023. More than 100 million households had shared accounts before Netflix charged for it. Paid sharing brought Netflix millions of new members.

Information is easily had: viewers compare price and programmes of every service online, and trial is cheap. Easy comparison gives buyers more power over streaming services.

Buyer concentration is low, because Netflix's customers are hundreds of millions of private households. Phone and cable companies that bundle Netflix are few and large, but they cannot make such programmes themselves.

People who watch little television, or who will not pay for it, are the largest group of noncustomers of streaming. Households without fast internet also stay away from Netflix.
`,
  ),
  page(
    'ad-desk.example/netflix-advertising',
    'Netflix learns to sell advertising',
    '2025-11-06',
    `
Netflix launched its plan with advertisements in November 2022 at $6.99 a month in the United States. In countries with such a plan, it made up over 55% of Netflix's sign-ups in the fourth quarter of 2024.

Netflix's plan with advertisements reached 94 million monthly users in May 2025. Netflix reported 190 million monthly viewers of its advertising plan in November 2025, by a new way of counting that includes everyone in a household.

Netflix started its own advertising technology in the United States in April 2025 and dropped its dependence on Microsoft for it. Owning the technology is a technological opportunity for Netflix, because it can sell its audience data itself.

Advertisers are the large buyers in this trade: a few agency groups place most of the money and can press for lower rates. Amazon's move into video advertisements raised supply and pushed rates for all services down.

Netflix's advertising business is still small next to YouTube's, a weakness that will take years to cure. Advertisers want precise targeting, and Netflix started later than its rivals.
`,
  ),
  page(
    'studio-labour.example/programme-supply',
    'Who supplies Netflix: studios, talent and clouds',
    '2024-11-12',
    `
American writers were on strike from May to September 2023, and actors from July to November 2023. The strikes delayed programmes for Netflix and every rival. The unions won limits on the use of artificial intelligence.

Star producers, writers and actors are scarce inputs and have strong power over Netflix. Unique talent cannot be replaced, and rivals bid for the same names, so the price of hits keeps rising.

Supplier concentration is high in Hollywood: a few large studios own the best-known films and series. The same studios run services of their own, so forward integration by suppliers is a fact and a strong threat to Netflix.

Switching suppliers is costly for Netflix while a licensed series runs, since members would miss it. Netflix lost The Office to Peacock in 2021 and Friends to HBO Max in 2020.

Netflix makes most of its important programmes itself, which lowers its dependence on studios. Studios in need of cash have licensed old series to Netflix again since 2023, which weakens their hand as suppliers.

Netflix said in April 2023 that it would invest $2.5 billion in Korean programmes over four years. Netflix's production outside the United States gives it many suppliers in many countries and lowers the power of each.
`,
  ),
];
