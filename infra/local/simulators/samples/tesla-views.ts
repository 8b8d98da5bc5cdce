// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Comparisons and commentary, each the publisher's own view. */
export const TESLA_VIEWS: readonly SamplePage[] = [
  page(
    'ev-review.example/tesla-against-rivals-2026',
    'Tesla compared with its rivals: what buyers of electric cars get',
    '2026-02-17',
    `
Tesla's charging network is larger than any rival's and remains the best reason to choose the brand for long journeys. Charging is the factor on which Tesla offers buyers more than the industry does.

Tesla's software is ahead of most rivals, with frequent updates over the air and a quick, well-designed display. Driver assistance in Tesla's cars does more than in most rivals' cars, yet it still needs a driver who watches the road.

Tesla's range of models is narrower than that of Volkswagen or Hyundai, and its design has changed little for years. Buyers who want a small car, a van or a three-row family car under a moderate price find few offers at Tesla.

Tesla's service is worse rated than that of rivals with dealers, because service centres are few and waits can be long. Service is a factor on which Tesla trails the industry, and complaints about it are common.

Tesla's driving range is strong but no longer the best: the Lucid Air Grand Touring reaches 512 miles in the American test. The Model 3 Long Range with rear-wheel drive reaches 363 miles in the American test.

Tesla's crash safety is among the best: the Model Y holds the highest rating of five stars from Euro NCAP. Safety ratings differ little between large brands, so buyers take safety for granted.

Tesla's interior comfort lags behind premium rivals, reviewers say, with few buttons and simple materials. Tesla's buying process is simpler than that of rivals, with fixed prices and an order in minutes.
`,
  ),
  page(
    'strategy-letter.example/five-forces-electric-cars',
    'Five forces around Tesla: a commentary on the electric vehicle industry',
    '2026-02-24',
    `
The number of competitors in electric cars is high: dozens of makers of similar size face Tesla in China alone. Rivalry among existing competitors is the strongest force on Tesla's profits, in this reviewer's view.

Differentiation is fading: electric cars have become alike in range, speed and screens, so brand and software must carry the difference. Exit barriers are high, because governments and parent companies keep weak carmakers alive and losers stay to fight on.

Car plants carry heavy fixed costs, and overcapacity in China pushes makers to sell at any price. Price cuts by BYD in May 2025 drew a public warning from Chinese officials against a price war.

Economies of scale favour Tesla and BYD: only large volume brings unit cost down, which keeps the threat of small entrants low. Incumbents answered newcomers fiercely with price cuts, and several start-ups failed.

Buyer concentration is low in the industry, since most of Tesla's customers are private persons who each buy one car. Buyers cannot make cars themselves, so the danger of backward integration is low.

Substitutes such as trains and robotaxi rides matter little today in price and performance for most American families. Hybrids are the exception, because they cost little more than a petrol car and need no charger.

Suppliers of advanced chips have strong power, since few firms can make what Tesla's driver assistance needs. Tesla designs its own driving computer, which limits that power, but Samsung and TSMC manufacture the chips.
`,
  ),
  page(
    'technology-notes.example/tesla-autonomy',
    'Robotaxis and robots: where Tesla stands in technology',
    '2026-01-20',
    `
Tesla started a small robotaxi service in Austin in June 2025, with Model Y cars and a safety monitor on board. Autonomous driving could open a new market for Tesla beyond the sale of cars.

Waymo's paid robotaxi rides were 250,000 per week in April 2025, well ahead of Tesla. Waymo's cars carry lidar and radar, while Tesla relies on cameras and neural networks.

Tesla's data from millions of cars on the road is a strength in training its driving software. Tesla's cameras are cheaper than its rivals' sensors, so success would bring a cost advantage.

Chinese rivals now give driver assistance away: BYD announced in February 2025 that it would fit its system to almost all models without extra charge. Free rival systems undercut what Tesla charges for Full Self-Driving.

Solid-state batteries could change the technology of electric cars after 2027, as Toyota and Samsung plan. A rival that is first with such batteries would be a technological threat to Tesla's cost lead.
`,
  ),
  page(
    'boardroom-notes.example/what-tesla-should-do-next',
    'What Tesla should do next: a commentary',
    '2026-03-05',
    `
The reviewer's advice is that Tesla should bring a smaller and cheaper car to market, because rivals from China win buyers on price. The case against it is that a cheaper car would take sales from the Model 3 and thin the margin. The advice would change if tariffs kept cheap rivals out of Europe as well as America.

The reviewer's second advice is that Tesla should expand its energy storage business first, because storage grows faster than cars and depends less on subsidies. The case against it is that Chinese battery makers can enter storage with lower prices. The advice would change if grid operators stopped buying large batteries.

The reviewer's third advice is that Tesla should open more service centres, because complaints about service drive away loyal owners. The case against it is that service centres are costly and most faults are cured by software. The advice would change if waiting times fell to the level of rivals.

The reviewer's fourth advice is that Tesla should extend the robotaxi service slowly, because one serious accident could end public trust. The case against it is that Waymo gains cities and habit while Tesla waits. The advice would change if regulators approved cars without a safety monitor in several states.

Tesla could raise the standard of service and repair, which buyers value and rivals with dealers still do better. Tesla could reduce the number of seldom chosen versions of its two large models, which few buyers order.

Tesla could raise the comfort of its interiors to meet premium rivals. Tesla could reduce its spending on novelties such as falcon-wing doors, which add cost and complaints.

The industry could eliminate the dealer visit altogether, as Tesla has done, since haggling is what buyers like least. Tesla could create a charging offer for renters without a parking place, a group that the industry has never served.

Tesla could eliminate the separate sale of driver assistance, which confuses buyers and slows adoption. Tesla could create a combined tariff for car, home battery and electricity, which no rival offers at scale.

Tesla's main risk is that deliveries keep falling while its hopes for autonomous driving take longer than planned. A second risk for Tesla is its dependence on one person, Elon Musk, for strategy, capital and public image.
`,
  ),
];
