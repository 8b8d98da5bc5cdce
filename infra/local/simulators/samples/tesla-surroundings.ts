// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Politics, law, society, economy and environment around Tesla. */
export const TESLA_SURROUNDINGS: readonly SamplePage[] = [
  page(
    'regulator.example/electric-vehicle-policy-2025',
    'Tariffs, credits and emission rules: the policies that touch Tesla',
    '2025-10-02',
    `
The American federal tax credit of up to $7,500 for buyers of electric cars ended on 30 September 2025. Government support for buyers of Tesla cars in the United States dropped sharply with the end of the credit.

The United States raised its tariff on Chinese electric cars to 100% in September 2024. The American tariff on Chinese cars helps Tesla at home, because it blocks its cheapest rivals from the market.

The European Union imposed countervailing duties on electric cars made in China on 30 October 2024. The European duty on cars from Tesla's Shanghai plant is 7.8%, and the duty on BYD's cars is 17.0%. Canada imposed a surtax of 100% on Chinese electric cars in October 2024, which also hit the cars that Tesla shipped from Shanghai.

The United States put a tariff of 25% on imported cars in April 2025. Tesla builds the cars it sells in the United States at home, so the car tariff hurts Tesla less than rivals that import, yet the tariff on parts raises costs for all.

American lawmakers removed the penalties for missing fuel economy standards in July 2025. Other carmakers need fewer regulatory credits as a result, a political threat to a source of Tesla's profit.

The battery law of the European Union makes producers of electric cars liable for taking back used batteries from August 2025. Compliance with the battery law is a legal burden that Tesla shares with its rivals.

European law requires new cars to emit no carbon dioxide from 2035, which supports long-term demand for Tesla's cars. In 2025 the European Union let carmakers average their emissions over 2025 to 2027, which lowered the pressure on rivals to sell electric cars.
`,
  ),
  page(
    'safety-desk.example/tesla-recalls-and-rulings',
    'Tesla before the regulators and the courts',
    '2025-10-20',
    `
Tesla recalled about 2 million cars in the United States in December 2023, because the controls against misuse of Autopilot were too weak. The recall was carried out by a software update, and the safety regulator NHTSA later opened an inquiry into its effect.

NHTSA opened an investigation into about 2.9 million Tesla cars in October 2025, over traffic violations with Full Self-Driving in use. A ruling against the software would be a serious legal threat to Tesla's plans for autonomous driving.

A jury in Miami found Tesla partly liable in August 2025 for a fatal crash of 2019 with Autopilot in use. The verdict against Tesla amounted to about $243 million. More lawsuits of this kind raise Tesla's legal risk.

Tesla recalled 46,096 Cybertrucks in March 2025, because an exterior trim panel could come off. Recalls of the Cybertruck are a weakness for Tesla's reputation for quality.

In Sweden the union IF Metall has been on strike against Tesla since October 2023, demanding a collective agreement. Dock workers, electricians and postal workers in Sweden blocked services to Tesla in support.

The American agency EEOC sued Tesla in September 2023 over racial harassment at the Fremont plant, which Tesla denied.
`,
  ),
  page(
    'europe-autos.example/tesla-registrations-and-brand',
    'Tesla in Europe: market share, brand and the satisfaction of customers',
    '2025-03-04',
    `
Tesla's registrations in the European Union were 242,945 cars in 2024. Tesla's registrations in the European Union fell 13.1% in 2024, while several rivals gained share with newer models.

Tesla's brand value was $43.0 billion in January 2025, according to Brand Finance. The estimate had fallen 26% in a year, which the consultancy put down to ageing models, prices and the public role of Elon Musk.

Public attitudes to Tesla turned in early 2025, with protests at its showrooms in the United States and Europe over Elon Musk's political activity. Some customers who once bought a Tesla as a social statement now say that the statement has changed. Satisfaction with the brand depends on politics as well as on product quality, in this reviewer's view.

Drivers' trust in autonomous cars remains low, a social hurdle for Tesla's robotaxi. Surveys by motoring clubs have found for years that most drivers are afraid to ride in a car that drives itself.

Habits differ between generations: many younger people in large cities do without a car. Public transport, bicycles and shared cars are alternatives that meet the same need, yet outside large cities hardly any substitute matches a car of one's own.

Company cars make up more than half of new cars sold in the European Union. Fleet customers buy in volume, compare total cost soberly and haggle, so they have more power over price than private buyers, who are many and small.
`,
  ),
  page(
    'household-economy.example/paying-for-an-electric-car',
    'Paying for an electric car: prices, loans and the wish to switch',
    '2025-11-18',
    `
High interest rates made car loans expensive and hurt demand for Tesla's cars after 2022. The Federal Reserve raised its rate to a range of 5.25% to 5.50% in July 2023. The Federal Reserve cut its rate by half a percentage point in September 2024, which began to help buyers.

The average battery pack price was $149 per kilowatt-hour in 2023, according to Goldman Sachs. Estimates of battery prices differ between research houses because samples and definitions differ.

Buyers of electric cars are highly sensitive to price: many wait for discounts, and sales jump before each subsidy ends. Tesla launched Standard versions of its two main models in October 2025. The Model Y Standard was priced at $39,990 in October 2025, and the Model 3 Standard at $36,990.

Information is easily had: buyers compare range, charging speed and price of every electric car online within minutes. Easy comparison among many offers gives buyers more power.

Used electric cars have become cheaper and are an alternative to a new Tesla. Changing from Tesla to such a substitute is cheap and easy, since a used car charges at the same stations.

People in flats without a parking place hesitate to buy an electric car, because they cannot charge at home. Renters without a charger are the largest group of noncustomers of Tesla's industry. Drivers who tow or cross long distances in winter also stay away from electric cars.

Ride-hailing firms and rental companies are large customers, but they cannot make cars themselves. Hertz ordered Tesla cars in volume in 2021 and began selling many of them in 2024, as their resale value fell.
`,
  ),
  page(
    'energy-observer.example/tesla-storage-and-climate',
    'Tesla, storage and the climate: a business beside the car',
    '2025-02-12',
    `
Growing power grids with more wind and sun need storage, which is an environmental opportunity for Tesla's Megapack. Tesla opened a second Megapack factory, in Shanghai, in February 2025. New demand for storage also comes from data centres.

Tesla's customers avoided more than 20 million tonnes of carbon dioxide in 2023, by the company's own estimate. Climate policy that puts a price on emissions supports demand for Tesla's cars and batteries.

The European battery regulation has been in force since August 2023 and requires recycling and a record of origin. From February 2027 each electric car battery sold in the European Union needs a digital passport. The rules raise costs for Tesla and its rivals alike.

Mining of lithium, nickel and cobalt harms water and land where it is done badly. Tesla publishes audits of its mines of origin, and recycling of old batteries is still a small source of metals.

Tesla's plant near Berlin met protests from environmental groups over water and forest. In March 2024 an arson attack on a power line stopped Tesla's plant near Berlin for several days.
`,
  ),
];
