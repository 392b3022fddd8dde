// Words that look like part of a name when they stand with a capital, and are none.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Wherever they stand: days, months, roles, services, what this course talks about. */
export const NEVER_A_NAME = set(`
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december christmas easter eid ramadan diwali spring summer autumn winter new year boxing bank holiday
  health visitor visitors visiting nurse nurses nursery midwife midwives midwifery doctor doctors paediatrician
  psychologist psychiatrist therapist therapy practitioner practitioners practice worker workers social family families
  children child baby babies infant infants toddler parent parents parental parenting mum mums mummy mam mother mothers
  dad dads daddy father fathers grandma grandmother granny gran nan nana grandad grandfather aunt auntie uncle sister
  brother partner partners twin twins hub hubs centre centres clinic clinics hospital hospitals surgery ward unit team
  teams service services trust board council authority department early help years start life best beginnings red book
  records record pathway pathways programme programmes plan plans review reviews group groups session sessions course
  module case cases perinatal postnatal antenatal neonatal maternal mental community public primary care safeguarding
  specialist local national united kingdom great britain england scotland wales northern ireland english scottish welsh
  irish british polish urdu punjabi kurdish arabic somali romanian ukrainian turkish bengali french spanish portuguese
  london manchester birmingham leeds liverpool glasgow edinburgh cardiff belfast bristol sheffield newcastle north south
  east west edinburgh scale questionnaire depression whooley ages stages brazelton solihull held mind code nursing royal
  college institute university heartbeat home homes start street road avenue lane school schools college act order serve
  return still face strange situation circle security watch wait wonder video interaction guidance skin
  facebook google zoom microsoft word excel outlook whatsapp i the a an and or but of in on at to for with from by
  universal partnership plus healthy fathers foundation unicef friendly first second third sure
`);

/** At the beginning of a sentence. */
export const OPENS_A_SENTENCE = set(`
  about above according across after afterwards again all allow allowed almost alone along already also although always
  am among another any anyone anything are around as ask asked at away back be became because become been before began
  begin behind being below beside besides better between both bring brought but by call called came can cannot could
  dear did do does done down during each earlier either else enough even eventually every everyone everything except far
  feel feels felt few find five following found four gave get give gives given go goes gone good got had half has have
  he hello help helped hence her here hers herself hi him himself his hold how however i if in indeed inside instead into
  is it its itself just keep kept knew know knows last lastly later least leave left less lest let lets like little
  long look looked looks lots made make makes many maybe me mine more moreover most much must my myself near neither
  never next no nobody none nor not note nothing notice noticed now of off often oh ok okay on once one only onto or
  other others our ours out outside over own perhaps please poor probably put quite rather read really remember
  remembered right said same saw say says see seeing seen sees shall she should show showed since six so some somebody
  someone something sometimes somewhere soon sorry speak spoke still stop such take taken tell ten than thank thanks
  that the their theirs them themselves then there therefore these they thing think thinks this those though thought
  three through throughout till to today together told tomorrow tonight too took toward towards tried try two under
  unless until up upon us use used usually very wait waited want wanted wants was watch watched we well went were what
  whatever when whenever where whereas wherever whether which while who whoever whole whom whose why will wish with
  within without wonder wondered would yes yesterday yet you young your yours
`);
