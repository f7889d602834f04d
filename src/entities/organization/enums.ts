import { builder } from '../../graphql/builder.ts'

export const OrganizationKind = builder.enumType('OrganizationKind', {
  description: 'What an organization is.',
  values: {
    GOVERNMENT: { description: 'The government of a country or territory as a whole.' },
    MINISTRY: { description: 'A ministry, also under another name: the US State Department.' },
    AGENCY: { description: 'A body beneath a government or a ministry; an office such as the White House.' },
    COUNCIL: { description: 'A council or committee that advises or coordinates.' },
    ARMED_FORCES: { description: 'Armed forces, or one of their services.' },
    LEGISLATURE: { description: 'A parliament or a chamber of one.' },
    POLITICAL_PARTY: { description: 'A political party.' },
    INTERGOVERNMENTAL: { description: 'A body or forum of several states: the European Union, NATO, the G7.' },
    NON_GOVERNMENTAL: { description: 'A body of civil society, a university, a research institute.' },
    COMPANY: { description: 'A company.' },
    NEWS_OUTLET: { description: 'A news agency, newspaper or broadcaster.' },
    DELEGATION: { description: 'A delegation at a meeting.' },
    OTHER: { description: 'Anything else.' },
  } as const,
})
