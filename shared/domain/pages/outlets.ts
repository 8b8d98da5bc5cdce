/** Known publishers by kind; each name counts with its subdomains. */

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Endings under which governments alone register, by the public suffix list and the registries' rules: a
 * label, and the countries that reserve it. `gov.` before another country's code is anybody's.
 */
const RESERVED: Record<string, string> = {
  gov: `ae af al ar as au az ba bb bd bf bh bm bn br bs bt by bz cd cl cm cn co cu cx cy cz dm dz ec ee eg et fj gd ge gh gi gn gr gy
    hk ie il in iq ir is it jm jo kg ki km kn kp kw ky kz la lb lc lk lr ls lt lv ly ma me mg mk ml mm mn mo mr ms mt mu mv mw my mz
    nc nr om ph pk pl pr ps pt py qa rs ru rw sa sb sc sd sg sh si sk sl so ss st sx sy sz tj tl tm tn to tr tt tw ua uk vc ve vn ws ye za zm zw`,
  gob: 'ar bo cl cr do ec es gt hn mx ni pa pe pk sv ve',
  go: 'ci cr id jp ke kr pw th tj tz ug',
  gouv: 'bj ci fr ht km mc ml sn',
  govt: 'nz',
  gub: 'uy',
  mil: `ae al ar az ba bd bo br by cl cn co cy do ec eg es fj gh gt hn id in iq jo kg km kr kz lv mg mv mx my mz ng no ni nz pe ph pl py qa ru
    se sy tj tm to tr tw tz uk uy vc ve ye za zm zw`,
  admin: 'ch',
  gv: 'at',
  gc: 'ca',
  fed: 'us',
};
export const GOVERNMENT = new Set([
  ...names('gov mil int europa.eu gouv.qc.ca'),
  ...Object.entries(RESERVED).flatMap(([label, countries]) =>
    [...names(countries)].map((country) => `${label}.${country}`),
  ),
]);

/** Countries in which `edu` or `ac` is kept for universities. */
export const ACADEMIC =
  /(?:^|\.)(?:edu|(?:edu|ac)\.(?:ar|at|au|bd|be|br|cn|co|cr|cy|eg|hk|id|il|in|ir|jp|ke|kr|lk|mx|my|ng|nz|pe|ph|pk|pl|qa|rs|sa|sg|th|tr|tw|tz|ua|ug|uk|vn|za|zm|zw))$/;

/** Filings, regulators, statistics, central banks, exchanges. */
export const OFFICIAL = names(
  `sec.gov europa.eu oecd.org imf.org worldbank.org iea.org who.int wto.org un.org unctad.org ilo.org bis.org
  ecb.europa.eu irena.org opec.org adb.org ebrd.com eib.org itu.int iso.org
  federalreserve.gov bankofengland.co.uk bundesbank.de banque-france.fr bde.es bancaditalia.it snb.ch
  boj.or.jp rba.gov.au bankofcanada.ca rbi.org.in pbc.gov.cn bok.or.kr bcb.gov.br riksbank.se norges-bank.no dnb.nl nbp.pl cnb.cz
  destatis.de insee.fr istat.it ine.es cbs.nl statcan.gc.ca ssb.no scb.se dst.dk stat.fi bfs.admin.ch admin.ch
  bafin.de amf-france.org consob.it cnmv.es finma.ch afm.nl fca.org.uk esma.europa.eu bundesnetzagentur.de
  bundeskartellamt.de bund.de bundesregierung.de canada.ca belgium.be rijksoverheid.nl overheid.nl regeringen.se regjeringen.no government.nl governo.it valtioneuvosto.fi europarl.europa.eu unternehmensregister.de bundesanzeiger.de
  sedarplus.ca sebi.gov.in asx.com.au londonstockexchange.com nyse.com jpx.co.jp hkex.com.hk sgx.com
  deutsche-boerse.com euronext.com six-group.com bseindia.com nseindia.com sse.com.cn szse.cn tmx.com krx.co.kr b3.com.br
  edinet-fsa.go.jp cninfo.com.cn hkexnews.hk`,
);

/** News agencies, papers, business and trade press, research houses. */
export const PRESS = names(
  `reuters.com apnews.com afp.com bloomberg.com ft.com wsj.com economist.com nytimes.com washingtonpost.com
  theguardian.com bbc.co.uk bbc.com cnbc.com cnn.com npr.org axios.com politico.com politico.eu
  forbes.com fortune.com barrons.com marketwatch.com businessinsider.com morningstar.com investopedia.com
  thetimes.co.uk thetimes.com telegraph.co.uk independent.co.uk standard.co.uk cityam.com
  latimes.com usatoday.com chicagotribune.com theatlantic.com time.com newsweek.com hbr.org mit.edu
  handelsblatt.com faz.net sueddeutsche.de spiegel.de zeit.de welt.de manager-magazin.de wiwo.de boersen-zeitung.de nzz.ch tagesschau.de
  lemonde.fr lesechos.fr lefigaro.fr latribune.fr usinenouvelle.com elpais.com expansion.com eleconomista.es elmundo.es cincodias.com
  corriere.it ilsole24ore.com repubblica.it fd.nl nrc.nl dn.se di.se borsen.dk e24.no hs.fi
  nikkei.com asia.nikkei.com japantimes.co.jp asahi.com yomiuri.co.jp mainichi.jp toyokeizai.net scmp.com caixinglobal.com yicaiglobal.com chinadaily.com.cn
  koreaherald.com koreatimes.co.kr yna.co.kr straitstimes.com channelnewsasia.com thehindu.com economictimes.indiatimes.com livemint.com business-standard.com
  afr.com smh.com.au abc.net.au theglobeandmail.com financialpost.com cbc.ca nzherald.co.nz folha.uol.com.br valor.globo.com
  techcrunch.com theverge.com wired.com arstechnica.com theinformation.com technologyreview.com ieee.org nature.com science.org thelancet.com
  electrek.co insideevs.com autonews.com automobilwoche.de greencarreports.com cleantechnica.com canarymedia.com utilitydive.com rechargenews.com
  supplychaindive.com retaildive.com fiercepharma.com statnews.com endpts.com biopharmadive.com flightglobal.com aviationweek.com simpleflying.com
  variety.com hollywoodreporter.com deadline.com adweek.com adage.com digiday.com thedrum.com thegrocer.co.uk just-food.com just-auto.com
  americanbanker.com risk.net spglobal.com moodys.com fitchratings.com mckinsey.com bcg.com bain.com deloitte.com pwc.com ey.com kpmg.com
  gartner.com forrester.com idc.com nielsen.com kantar.com euromonitor.com mintel.com statista.com woodmac.com about.bnef.com bnef.com rystadenergy.com
  counterpointresearch.com canalys.com trendforce.com jato.com coxautoinc.com pewresearch.org brookings.edu bruegel.org rand.org nber.org ssrn.com
  finance.yahoo.com nasdaq.com seekingalpha.com theregister.com zdnet.com semianalysis.com eetimes.com`,
);

/** Wires that print what a company pays them to print: its own voice. */
export const WIRES = names(
  `prnewswire.com prnewswire.co.uk prnasia.com businesswire.com globenewswire.com accesswire.com accessnewswire.com newswire.com newswire.ca
  marketwired.com marketwire.com prweb.com einpresswire.com einnews.com newsfilecorp.com cision.com eqs-news.com dgap.de presseportal.de
  presseportal.ch pressebox.de ots.at openpr.de openpr.com prtimes.jp actusnews.com mynewsdesk.com ritzau.dk ntbinfo.no sttinfo.fi
  lifepr.de presswire.com prlog.org pr.com sendpr.jp atpress.ne.jp kyodonewsprwire.jp europapress-comunicados.es`,
);

/** Where anybody writes: never a company's own site. */
export const OPEN_PLATFORMS = names(
  `wikipedia.org wikidata.org wikimedia.org fandom.com linkedin.com facebook.com instagram.com x.com twitter.com threads.net
  reddit.com quora.com youtube.com tiktok.com pinterest.com medium.com substack.com blogspot.com wordpress.com tumblr.com
  github.com github.io stackexchange.com stackoverflow.com glassdoor.com indeed.com trustpilot.com crunchbase.com yelp.com
  tripadvisor.com britannica.com google.com yahoo.com bing.com archive.org slideshare.net scribd.com issuu.com stocktwits.com
   discord.com telegram.org t.me vk.com weibo.com zhihu.com baidu.com`,
);
