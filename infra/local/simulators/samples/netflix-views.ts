// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Comparisons and commentary, each the publisher's own view. */
export const NETFLIX_VIEWS: readonly SamplePage[] = [
  page(
    'stream-review.example/netflix-compared-2026',
    'Netflix compared with its rivals: what viewers value',
    '2026-02-10',
    `
Netflix's choice of series is wider than that of any rival, and its stream of new programmes is the best reason to subscribe. New series are the factor on which Netflix offers viewers more than the industry does.

Netflix's handling and recommendations are ahead of most rivals, and its picture starts faster on slow networks. Netflix's app works on more devices than most rival apps.

Netflix's price without advertisements is higher than that of most rivals, and 4K video costs extra. Price is a factor on which Netflix has become worse for viewers over the years.

Netflix's sport is narrow: rivals with full seasons of football or basketball offer much more. Live sport is what keeps many viewers with Amazon, Disney or cable.

Netflix's films from cinemas come later than at studio rivals, and many viewers notice. Netflix's own films are many, but few are remembered, critics say.

Netflix's games are included in every plan, a feature that hardly any rival has. Few members play them, so games count little when viewers choose.

Netflix's programmes in languages other than English are stronger than those of any large rival. Viewers in Korea, Spain, Germany and Brazil find series made in their own country.
`,
  ),
  page(
    'strategy-letter.example/five-forces-streaming',
    'Forces around Netflix: a commentary on video streaming',
    '2026-02-25',
    `
Rivalry among existing competitors remains strong, but Netflix is the clear leader in profit and reach. Several rivals merged, bundled or raised prices in 2024 and 2025, which lowered the heat.

Substitutes offer much in price and performance: free video improves fast, and creators on YouTube reach audiences as large as series do. Changing to free video is easy and costs a viewer nothing.

Suppliers of cloud computing are few, and Netflix's dependence on Amazon Web Services is deep. Moving such a system elsewhere would take years, so the cost of switching supplier is high.

Newcomers find the door open but the room full, in this reviewer's view. Incumbents respond to any entry with bundles and large budgets, which keeps the threat of entry low.

Viewers hardly make their own programmes, yet creators with a camera do, and some viewers prefer them. The danger of backward integration by buyers is low for series and higher for light entertainment.

Inflation and slow growth of income make households look at each subscription. Streaming is cheap next to an evening out, so it may hold up better than dearer pleasures.
`,
  ),
  page(
    'boardroom-notes.example/what-netflix-should-do-next',
    'What Netflix should do next: a commentary',
    '2026-03-04',
    `
The reviewer's advice is that Netflix should build its advertising business first, because members on the cheaper plan earn it little until advertisers pay more. The case against it is that advertising pleases viewers least of all and ties results to the economy. The advice would change if advertising rates kept falling.

The reviewer's second advice is that Netflix should buy single live events rather than full seasons, because leagues take most of the profit of a season. The case against it is that rivals with full seasons keep viewers all year. The advice would change if a league sold worldwide rights at a fixed share of revenue.

The reviewer's third advice is that Netflix should produce more series outside the United States, because they cost less and travel well. The case against it is that quotas and subsidies change with each government. The advice would change if tariffs on foreign films became law.

The reviewer's fourth advice is that Netflix should use artificial intelligence in production with care, because trust of writers and actors is hard to regain. The case against it is that rivals may cut costs faster. The advice would change if unions agreed on clear rules.

Netflix could raise the quality of its films, which viewers rate below its series. Netflix could reduce the number of new titles that few people watch.

Netflix could raise its offer for families, where Disney is stronger. Netflix could reduce the number of separate plans, which confuse viewers.

The industry could eliminate the yearly contract that cable still demands, as Netflix has shown from the start. Netflix could create a place for fans to buy goods, music and tickets of its series in one step.

Netflix could eliminate the wait between two halves of a season, which viewers dislike. Netflix could create a plan for people who watch a single series a year, a group that streaming has never served.

Netflix's main risk is that free video takes the hours of younger viewers for good. A second risk for Netflix is the rising cost of sport and talent, for which richer rivals can outbid it.
`,
  ),
];
