import type { ProgramWords } from '../framework.ts';

export const words: ProgramWords = {
  en: {
    title: 'VRIO',
    method:
      'Four questions are asked of each resource; the first that is not answered by yes decides what it carries, and code draws the conclusion. Where the sources do not tell, it stays open. There is no score.',
    topics: {
      resources: 'Resources and capabilities',
    },
    rates: 'Carries',
    ratings: {
      disadvantage: 'a disadvantage',
      parity: 'parity',
      temporary: 'a temporary advantage',
      unused: 'an unused advantage',
      sustained: 'a lasting advantage',
      open: 'open',
    },
    exhibits: {
      title: 'What the resources carry',
      other: 'Resource {n}',
      valuable: 'Valuable',
      rare: 'Rare',
      inimitable: 'Hard to imitate',
      organised: 'Organised',
      yes: 'yes',
      no: 'no',
      unknown: 'open',
    },
  },
  de: {
    title: 'VRIO',
    method:
      'Jeder Ressource werden vier Fragen gestellt; die erste, die nicht mit Ja beantwortet ist, entscheidet, was sie trägt; den Schluss zieht das Programm. Wo die Quellen nichts sagen, bleibt es offen. Eine Punktzahl gibt es nicht.',
    topics: {
      resources: 'Ressourcen und Fähigkeiten',
    },
    rates: 'Trägt',
    ratings: {
      disadvantage: 'einen Nachteil',
      parity: 'Gleichstand',
      temporary: 'einen vorübergehenden Vorteil',
      unused: 'einen ungenutzten Vorteil',
      sustained: 'einen dauerhaften Vorteil',
      open: 'offen',
    },
    exhibits: {
      title: 'Was die Ressourcen tragen',
      other: 'Ressource {n}',
      valuable: 'Wertvoll',
      rare: 'Selten',
      inimitable: 'Schwer nachzuahmen',
      organised: 'Organisiert',
      yes: 'ja',
      no: 'nein',
      unknown: 'offen',
    },
  },
  fr: {
    title: 'VRIO',
    method:
      'Quatre questions sont posées pour chaque ressource ; la première à laquelle on ne répond pas oui décide de ce qu’elle procure, et le programme conclut. Là où les sources se taisent, cela reste ouvert. Il n’y a pas de note.',
    topics: {
      resources: 'Ressources et capacités',
    },
    rates: 'Procure',
    ratings: {
      disadvantage: 'un désavantage',
      parity: 'la parité',
      temporary: 'un avantage temporaire',
      unused: 'un avantage inexploité',
      sustained: 'un avantage durable',
      open: 'indéterminé',
    },
    exhibits: {
      title: 'Ce que procurent les ressources',
      other: 'Ressource {n}',
      valuable: 'Précieuse',
      rare: 'Rare (peu de rivaux)',
      inimitable: 'Difficile à imiter',
      organised: 'Exploitée',
      yes: 'oui',
      no: 'non',
      unknown: 'ouvert',
    },
  },
  es: {
    title: 'VRIO',
    method:
      'Se hacen cuatro preguntas sobre cada recurso; la primera que no se responde con un sí decide lo que aporta, y el programa saca la conclusión. Donde las fuentes callan, queda abierto. No hay nota.',
    topics: {
      resources: 'Recursos y capacidades',
    },
    rates: 'Aporta',
    ratings: {
      disadvantage: 'una desventaja',
      parity: 'paridad',
      temporary: 'una ventaja temporal',
      unused: 'una ventaja sin usar',
      sustained: 'una ventaja duradera',
      open: 'abierto',
    },
    exhibits: {
      title: 'Qué aportan los recursos',
      other: 'Recurso {n}',
      valuable: 'Valioso',
      rare: 'Escaso',
      inimitable: 'Difícil de imitar',
      organised: 'Organizado',
      yes: 'sí',
      no: 'no se da',
      unknown: 'abierto',
    },
  },
  ja: {
    title: 'VRIO分析',
    method:
      '各経営資源に四つの問いを立て、最初に「はい」でなかった問いが、その資源がもたらすものを決める。結論はプログラムが導く。出典から分からない場合は「不明」とする。点数は付けない。',
    topics: {
      resources: '経営資源と能力',
    },
    rates: 'もたらすもの',
    ratings: {
      disadvantage: '競争劣位',
      parity: '競争均衡',
      temporary: '一時的な優位',
      unused: '活かされていない優位',
      sustained: '持続的な優位',
      open: '不明',
    },
    exhibits: {
      title: '経営資源がもたらすもの',
      other: '資源 {n}',
      valuable: '経済価値',
      rare: '希少性',
      inimitable: '模倣困難性',
      organised: '組織',
      yes: 'はい',
      no: 'いいえ',
      unknown: '不明',
    },
  },
};
