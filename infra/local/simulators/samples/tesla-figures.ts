// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** Results, deliveries and the company's profile. */
export const TESLA_FIGURES: readonly SamplePage[] = [
  page(
    'filings.example/tesla/2024-annual-results',
    'Tesla: results for the year 2024',
    '2025-01-30',
    `
Tesla's total revenue was $97.69 billion in 2024, against $96.77 billion in 2023. Tesla's automotive revenue was $77.07 billion in 2024, down from $82.42 billion in 2023. Lower average prices weighed on Tesla's car sales during 2024.

Tesla's energy revenue was $10.09 billion in 2024. Tesla's energy business grew 67% in 2024 and was the fastest growing part of the company. Tesla deployed 31.4 GWh of energy storage in 2024, against 14.7 GWh in 2023.

Tesla's GAAP gross margin was 17.9% in 2024, against 18.2% in 2023. Tesla's net income was $7.1 billion in 2024. Tesla's net income for 2023, $15.0 billion, included a one-time tax benefit of $5.9 billion.

Tesla delivered 1,789,226 vehicles in 2024, against 1,808,581 in 2023. The year 2024 brought Tesla's first annual decline in deliveries in more than a decade. Tesla produced 1,773,443 vehicles in 2024.

Tesla's cash and investments were $36.6 billion at the end of 2024, a large cushion and a clear strength against rivals that still lose money on electric cars. Tesla's capital expenditure was $11.3 billion in 2024. Tesla's free cash flow was $3.6 billion in 2024.

Tesla's revenue from regulatory credits was $2.76 billion in 2024. Tesla's profit depends on such credits, which other carmakers buy to meet emission rules, and that dependence is a weakness when rules are relaxed.

Tesla's workforce was 125,665 employees at the end of 2024. Tesla's research and development spending was $4.54 billion in 2024.
`,
  ),
  page(
    'filings.example/tesla/2025-annual-results',
    'Tesla: deliveries and results for the year 2025',
    '2026-01-29',
    `
Tesla delivered 1,636,129 vehicles in 2025. Tesla's deliveries fell for the second year in a row, from 1,789,226 vehicles in 2024.

Tesla delivered 336,681 vehicles in the first quarter of 2025, when its factories changed over to a new Model Y design. Tesla delivered 497,099 vehicles in the third quarter of 2025, a record quarter helped by American buyers hurrying before a tax credit ended. Tesla delivered 418,227 vehicles in the fourth quarter of 2025, after the credit was gone.

Tesla's total revenue was $94.8 billion in 2025, below the $97.69 billion of 2024. Falling revenue is a weakness for a company whose plants were built for growth. Tesla's car plants had capacity to spare in 2025, so heavy fixed costs pressed on margins.

Tesla deployed 46.7 GWh of energy storage in 2025, up from 31.4 GWh in 2024. Storage is the part of Tesla that still grows strongly, and demand for it does not depend on car buyers.

Tesla's sales of electric cars were overtaken in 2025 by those of BYD. BYD sold 2.26 million battery-electric cars in 2025.
`,
  ),
  page(
    'company-guide.example/tesla',
    'Tesla, Inc.: a short profile',
    null,
    `
Tesla, Inc., formerly Tesla Motors, is an American maker of electric vehicles and energy storage based in Austin, Texas. Tesla was founded in 2003, and its shares trade on Nasdaq under the ticker TSLA. Tesla's website is tesla.com.

Tesla's rivals include BYD, Volkswagen, Hyundai, General Motors, Ford, Rivian, Lucid and Xiaomi. Some of Tesla's rivals sell only electric cars, while the largest ones also sell cars with engines.

Tesla's car plants are in Fremont, Austin, Shanghai and Grünheide near Berlin. Tesla's Shanghai plant began deliveries at the end of 2019 and also supplies export markets.

Tesla sells cars directly to customers, online and in its own showrooms, without dealers. Direct sale gives Tesla control of prices and of the customer's data. Several American states restrict direct sales by carmakers, and Texas law still bars Tesla from selling cars to Texans from its own showrooms.

Tesla's product line is narrow: the Model 3, Model Y, Model S, Model X and Cybertruck cover fewer segments than the ranges of large rivals. Tesla's dependence on the Model 3 and Model Y for almost all car sales is a weakness.

Tesla makes much of its own software, seats and drive units, so its vertical integration is deeper than that of most rivals. Tesla's updates over the air change a car's functions long after the sale, a strength that many established carmakers have struggled to match.
`,
  ),
];
