import type { Fault } from '../simulators/faults.ts';
import {
  type SimulatedReply,
  type SimulatedRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  waitHeader,
} from '../simulators/simulator.ts';
import { SEC_COMPANIES, type SecCompany } from './sec-companies.ts';

const RATE = 10;
const SECOND_MS = 1_000;

const page = (status: number, text: string, headers = {}): SimulatedReply => ({
  ...{ status, body: `<html><body>${text}</body></html>`, summary: `${status} ${text}` },
  headers: { 'content-type': 'text/html', ...headers },
});

const whole = (body: string, summary: string, fault: Fault | undefined): SimulatedReply => ({
  status: 200,
  body: fault?.kind === 'cut_json' ? body.slice(0, body.length >> 1) : body,
  summary,
});

/**
 * Speaks the two addresses of SEC that we read: the list of tickers and a company's facts. As there, who does not
 * name an e-mail is refused, and so is an eleventh request within a second of `now`; a company that files nothing is
 * in no list.
 */
export function startSecSimulator({
  companies = SEC_COMPANIES,
  now = Date.now,
  ...options
}: SimulatorOptions & {
  companies?: readonly SecCompany[];
  now?: () => number;
} = {}): Promise<Simulator> {
  let recent: number[] = [];

  function answer(request: SimulatedRequest, fault: Fault | undefined): SimulatedReply {
    if (fault?.kind === 'status') {
      return page(fault.status ?? 500, 'Simulated fault', waitHeader(fault.retryAfterSeconds));
    }
    if (!/\S+@\S+/.test(request.header('user-agent'))) {
      return page(403, 'Your Request Originates from an Undeclared Automated Tool');
    }
    recent = [...recent.filter((at) => now() - at < SECOND_MS), now()];
    if (recent.length > RATE) return page(429, 'Request Rate Threshold Exceeded');
    if (request.path === '/files/company_tickers.json') {
      const rows = companies.map(({ cik, ticker, title }) => ({ cik_str: cik, ticker, title }));
      return whole(JSON.stringify({ ...rows }), `${rows.length} tickers`, fault);
    }
    const cik = /^\/api\/xbrl\/companyfacts\/CIK(\d{10})\.json$/.exec(request.path)?.[1];
    const company = companies.find((one) => one.cik === Number(cik));
    if (!company?.facts) return page(404, 'NoSuchKey');
    const { title: entityName, facts } = company;
    const body = JSON.stringify({ cik: company.cik, entityName, facts });
    return whole(body, `facts of ${entityName}`, fault);
  }
  return startSimulator(options, answer);
}
