// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Politics, law, society, technology and environment around Netflix, and live events. */
export const NETFLIX_SURROUNDINGS: readonly SamplePage[] = [
  page(
    'regulator.example/rules-for-streaming-2025',
    'Quotas, levies and privacy: the rules that Netflix must follow',
    '2025-05-14',
    `
The European Union's directive on audiovisual media requires services such as Netflix to hold at least 30% European works in their catalogues. Quotas and levies of this kind are a political burden that favours local rivals.

Canada's regulator decided in June 2024 that large foreign streaming services must pay 5% of their Canadian revenue into funds for local programmes. Netflix and other services challenged the Canadian levy in court.

The British Media Act became law in May 2024 and puts large streaming services such as Netflix under the rules of Ofcom. The law raises the cost of compliance in Britain.

The Dutch data protection authority fined Netflix €4.75 million in December 2024. The authority found that Netflix had not told customers clearly enough what it did with their data between 2018 and 2020.

The American president announced in May 2025 that he wanted a tariff of 100% on films made abroad. Such a tariff would be a political threat to Netflix, which makes many programmes outside the United States.

French law makes Netflix wait 15 months before it may show a film after its release in cinemas. Government policy hardly hinders new entrants in streaming, because no licence is needed in most countries.
`,
  ),
  page(
    'culture-watch.example/netflix-habits-and-society',
    'How the world watches Netflix: habits, languages, generations',
    '2025-09-09',
    `
Viewers' habits have changed: many families no longer watch at a fixed hour, and younger people often watch on a phone. Short videos shape the taste of a generation, a social challenge for Netflix's long series.

Korean series have become a habit far beyond Korea, and Netflix helped to spread them. The second season of Squid Game had 68 million views in its first four days in December 2024, a record for Netflix.

The British series Adolescence started a public debate about boys and social media in March 2025. Programmes that a whole country talks about are a strength of Netflix's brand.

KPop Demon Hunters became the most watched film in the history of Netflix in 2025, with more than 300 million views. The film's songs and goods opened a new market in music and toys for Netflix.

Parents' concern about what children watch has grown, and trust in a service depends on it. Netflix offers profiles for children and a code to lock others.
`,
  ),
  page(
    'tech-streams.example/netflix-technology',
    'Behind the picture: Netflix and technology',
    '2025-08-12',
    `
Netflix used generative artificial intelligence for a scene in the series El Eternauta, as the company said in July 2025. Netflix said that the scene was finished ten times faster than with usual methods. Cheaper effects are a technological opportunity for Netflix.

Artificial intelligence could also let newcomers make films at low cost, a technological threat to every studio. Unions watch the technology closely since the strikes of 2023.

Netflix's recommendation software learns from the habits of hundreds of millions of viewers, a strength that small rivals cannot match. Netflix's encoding of video saves data and gives a better picture on slow networks.

Live events are a technical test: the boxing match of Jake Paul and Mike Tyson in November 2024 brought many complaints about a stuttering picture. Later live events on Netflix ran with fewer faults.

Capital requirements keep the threat of new entrants to Netflix low, because a library of programmes costs billions before the first member joins. Economies of scale keep the threat of small entrants to Netflix low, since only a large service spreads such costs.

Netflix faces few entries today: large newcomers of the past years, such as Quibi and CNN+, closed within months. Access to distribution is open, because any newcomer can put an app on a television. Brand loyalty keeps the pressure of newcomers low, since Netflix's name stands for streaming in many countries.
`,
  ),
  page(
    'climate-desk.example/netflix-footprint',
    'The footprint of streaming and what Netflix does about it',
    '2024-06-20',
    `
An hour of video streaming in Europe causes about 55 grams of carbon dioxide, according to a study by the Carbon Trust in 2021. Most of the energy is used by the viewer's screen, so streaming's environmental footprint is small.

Netflix has pledged to cut its emissions by roughly half by 2030. Film production causes most of Netflix's own emissions, through travel, fuel and building of sets.

Extreme weather and fires disrupt film production, an environmental risk for Netflix and its rivals in California. Cleaner generators and batteries on the set are being tried by several studios.

European rules on sustainability reports raise costs for large companies, Netflix among them. Advertisers increasingly ask for figures on the climate effect of a campaign.
`,
  ),
  page(
    'sports-rights.example/netflix-and-live-events',
    'Netflix and live events: boxing, wrestling and football',
    '2025-01-15',
    `
Netflix's contract for the wrestling show Raw runs for ten years and is worth more than $5 billion. Netflix began to show Raw in January 2025.

Netflix showed two American football games on Christmas Day 2024, and each drew about 24 million American viewers. Netflix has bought the American rights to the Women's World Cup of 2027 and 2031.

Live events are an opportunity for Netflix, because advertisers pay more for viewers who cannot skip. Rights for sport are sold by a few leagues, and such suppliers are scarce, strong and dear.

Netflix trails Amazon, Disney and YouTube in sport, a factor on which the industry offers viewers more. Netflix buys single events rather than full seasons, which limits its risk.
`,
  ),
];
