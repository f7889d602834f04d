/** Word lists for telling persons' short names. All in lower case. */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u))

/** Capitalized words after which a surname may stand alone; any other is taken for a given name ("Hunter Biden"). */
export const surnamePredecessors = list(`
  mr mrs ms miss dr prof professor sir dame lord lady president premier chancellor minister secretary ambassador envoy
  senator sen representative rep congressman congresswoman governor gov mayor speaker chairman chairwoman chair director
  adviser advisor general gen admiral adm colonel col major maj captain capt lieutenant lt commander commissioner
  spokesperson spokesman spokeswoman judge justice pope king queen prince princess emperor sheikh ayatollah
  comrade official leader chief
  the a an and but or as at in on of for from to with by when while after before since if though although because that
  then so yet also however meanwhile moreover later earlier today yesterday tomorrow both neither either not only
  according like unlike did does do has have had is was are were will would can could may might should
  what why how where who whether
  monday tuesday wednesday thursday friday saturday sunday
  january february march april june july august september october november december
`)

/** Capitalized words that may follow a surname without being a part of the name. */
export const surnameFollowers = list(`
  monday tuesday wednesday thursday friday saturday sunday
  january february march april june july august september october november december and
`)

/** After these a name that is a place's too means the place. */
export const locatives = list('in near outside around across')

/** Parts of a surname that stand before it: "van der Leyen", "bin Salman". */
export const particles = list('al bin ibn abu ben da de del della der den di dos du el la le san st ter van von zu')

/** What stands after a surname: "Jr.". */
export const suffixes = list('jr sr ii iii iv phd')

/** Family names that stand first: the commonest of Chinese, Vietnamese and Korean names in Latin letters. */
export const leadingFamilyNames = list(`
  ai an bai bao bo cai cao chai chang chen cheng chi chu cui dai deng ding dong du duan fan fang feng fu gao ge gong gu guan
  guo han hao he hong hou hsieh hsu hu hua huang ji jia jiang jin kong lai lei li liang liao lin ling liu long lou lu luo lyu
  ma mao mei meng miao ni nie ning niu ouyang pan pang peng qi qian qiao qin qiu qu ren shao shen shi song su sun tan tang
  tao tian tong tsai wan wang wei wen weng wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yi yin you yu yuan yue
  zeng zha zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou
  nguyen tran pham hoang phan vu vo dang bui do ngo duong
`)

/** Family names that stand first, but are given names elsewhere: "Kim Jong-un", but "Kim Campbell". */
export const ambiguousFamilyNames = list('kim lee park choi jung jeong kang cho yoon yun moon ban roh ho chung')
