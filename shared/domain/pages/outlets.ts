/** Known publishers by kind; each name counts with its subdomains. */

/** Filings, regulators, statistics, central banks, exchanges. */
export const OFFICIAL = new Set(
  `sec.gov europa.eu oecd.org imf.org worldbank.org iea.org who.int wto.org un.org unctad.org ilo.org bis.org
  ecb.europa.eu irena.org opec.org adb.org ebrd.com eib.org itu.int iso.org
  federalreserve.gov bankofengland.co.uk bundesbank.de banque-france.fr bde.es bancaditalia.it snb.ch
  boj.or.jp rba.gov.au bankofcanada.ca rbi.org.in pbc.gov.cn bok.or.kr bcb.gov.br riksbank.se norges-bank.no dnb.nl nbp.pl cnb.cz
  destatis.de insee.fr istat.it ine.es cbs.nl statcan.gc.ca ssb.no scb.se dst.dk stat.fi bfs.admin.ch admin.ch
  bafin.de amf-france.org consob.it cnmv.es finma.ch afm.nl fca.org.uk esma.europa.eu bundesnetzagentur.de
  bundeskartellamt.de bund.de bundesregierung.de canada.ca gc.ca companieshouse.gov.uk unternehmensregister.de bundesanzeiger.de
  sedarplus.ca sebi.gov.in asx.com.au londonstockexchange.com nyse.com nasdaq.com jpx.co.jp hkex.com.hk sgx.com
  deutsche-boerse.com euronext.com six-group.com bseindia.com nseindia.com sse.com.cn szse.cn tmx.com krx.co.kr b3.com.br
  edinet-fsa.go.jp cninfo.com.cn hkexnews.hk`.split(/\s+/),
);

/** News agencies, papers, business and trade press, research houses. */
export const PRESS = new Set(
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
  prnewswire.com businesswire.com globenewswire.com finance.yahoo.com seekingalpha.com theregister.com zdnet.com semianalysis.com eetimes.com`.split(
    /\s+/,
  ),
);

/** Where anybody writes: never a company's own site. */
export const OPEN_PLATFORMS = new Set(
  `wikipedia.org wikidata.org wikimedia.org fandom.com linkedin.com facebook.com instagram.com x.com twitter.com threads.net
  reddit.com quora.com youtube.com tiktok.com pinterest.com medium.com substack.com blogspot.com wordpress.com tumblr.com
  github.com github.io stackexchange.com stackoverflow.com glassdoor.com indeed.com trustpilot.com crunchbase.com yelp.com
  tripadvisor.com britannica.com google.com yahoo.com bing.com archive.org slideshare.net scribd.com issuu.com stocktwits.com
   discord.com telegram.org t.me vk.com weibo.com zhihu.com baidu.com`.split(/\s+/),
);
